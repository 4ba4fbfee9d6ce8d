"""Which facts feed the lifecycle."""

from runtime.shapes import Fold
from schemas.topics import LINKED, TENDERS
from services.lifecycle.fold import step

SERVICE = Fold("lifecycle", (LINKED,), TENDERS, step)
