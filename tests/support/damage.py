"""Files as accidents leave them, for the tests that read whatever comes."""

from collections.abc import Sequence

from hypothesis import strategies as st


def mangled(draw: st.DrawFn, data: bytes, tokens: Sequence[str]) -> bytes:
    """Bytes with pieces cut out, copied elsewhere, overwritten and put in, some of them from the tokens."""
    for _ in range(draw(st.integers(1, 6))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
        end = min(end, start + draw(st.sampled_from((0, 1, 8, 64, 4096))))
        piece = draw(
            st.one_of(
                st.just(b""),
                st.sampled_from(tokens).map(str.encode),
                st.binary(max_size=4),
                st.just(data[start:end] * 2),
            )
        )
        data = data[:start] + piece + data[end:]
    return data
