"""What several tests need: the models, loaded once."""

from __future__ import annotations

import pytest

from whosays.reading.models import Models, load
from whosays.settings import Settings


@pytest.fixture(scope="session")
def models() -> Models:
    return load(Settings())
