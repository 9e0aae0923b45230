"""What people ask, complain of and report, with a receipt and a clock."""
