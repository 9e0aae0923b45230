"""The status page: versions, feeds, markup, banner, static copy, subscriptions."""
