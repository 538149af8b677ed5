"""SAIT: self-assessment for safeguarding children boards."""

__version__ = "0.1.0"
