"""Turn log odds into probabilities."""

import math

MAX_ODDS = 30.0  # beyond which a probability is 0 or 1 to 13 places, and `math.exp` may overflow


def to_probability(log_odds: float) -> float:
    """Give the probability of log odds, 0-1 without its ends."""
    return 1 / (1 + math.exp(-max(-MAX_ODDS, min(MAX_ODDS, log_odds))))
