"""Where the pages of the portal find their speaker."""

from amends.wording.status.speaking import Speaker

__all__ = ["Speaker"]
