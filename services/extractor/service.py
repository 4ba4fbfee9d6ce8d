"""Which facts feed the extractor."""

from reading.turns import in_turns
from runtime.shapes import Fold
from schemas.topics import ATTACHMENTS, CAPTURES, NOTICES
from services.extractor.extract import step

SERVICE = Fold("extractor", (CAPTURES, ATTACHMENTS), NOTICES, step, together=in_turns)
