"""What the archive keeps. Read in this order: division, source, person, slogan, upload, article, version."""

from archive.models.article import Appearance, Article, Statement
from archive.models.audit import AuditEntry, LoginFailure
from archive.models.batch import Arrival, Batch
from archive.models.correction import Correction
from archive.models.division import Division
from archive.models.parcel import Parcel
from archive.models.person import Person
from archive.models.slogan import Occurrence, Slogan
from archive.models.source import Source
from archive.models.upload import Finding, RepairStep, Upload
from archive.models.version import Proposal, Version

__all__ = [
    "Appearance",
    "Arrival",
    "Article",
    "AuditEntry",
    "Batch",
    "Correction",
    "Division",
    "Finding",
    "LoginFailure",
    "Occurrence",
    "Parcel",
    "Person",
    "Proposal",
    "RepairStep",
    "Slogan",
    "Source",
    "Statement",
    "Upload",
    "Version",
]
