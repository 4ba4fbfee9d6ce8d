"""Which facts feed the extractor."""

from runtime.shapes import Fold
from schemas.topics import ATTACHMENTS, CAPTURES, NOTICES
from services.extractor.extract import step

SERVICE = Fold("extractor", (CAPTURES, ATTACHMENTS), NOTICES, step)
