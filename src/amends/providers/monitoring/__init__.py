"""Services that watch credit: codes from pools, redeemed and reminded of."""
