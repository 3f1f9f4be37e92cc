"""What the archive keeps. Read in this order: division, source, person, slogan, upload, article."""

from archive.models.article import Appearance, Article, Statement
from archive.models.audit import AuditEntry, LoginFailure
from archive.models.batch import Arrival, Batch
from archive.models.division import Division
from archive.models.person import Person
from archive.models.slogan import Occurrence, Slogan
from archive.models.source import Source
from archive.models.upload import Finding, RepairStep, Upload

__all__ = [
    "Appearance",
    "Arrival",
    "Article",
    "AuditEntry",
    "Batch",
    "Division",
    "Finding",
    "LoginFailure",
    "Occurrence",
    "Person",
    "RepairStep",
    "Slogan",
    "Source",
    "Statement",
    "Upload",
]
