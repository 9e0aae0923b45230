"""Every decision whether somebody may be contacted, with its reasons, and who must not be."""
