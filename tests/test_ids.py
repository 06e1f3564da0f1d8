import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from whosays.model import content_id

PLAIN = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text()
PARTS = st.lists(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.lists(inner).map(tuple)))


@given(PARTS)
def test_an_id_is_the_hash_of_the_json_list_as_the_standard_library_writes_it(parts: list[object]) -> None:
    listed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    assert content_id(*parts) == hashlib.sha256(listed.encode()).hexdigest()[:16]


def test_half_of_a_surrogate_pair_has_an_id_of_its_own() -> None:
    listed = '["a\ud800"]'.encode("utf-8", "surrogatepass")
    assert content_id("a\ud800") == hashlib.sha256(listed).hexdigest()[:16] != content_id("a?")
