"""What several tests need: the models, loaded once."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from whosays.reading.models import Models, load
from whosays.settings import Settings as WhosaysSettings

settings.register_profile("ci", derandomize=True)  # a landing is never a matter of luck
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def models() -> Models:
    return load(WhosaysSettings())
