"""Detection in files: tables by column and free text by line."""

from amends.exposure.detectors.files.detect import Finding, Skipped, detect_file

__all__ = ["Finding", "Skipped", "detect_file"]
