"""Whether published means, taken together, give away what fewer than three items said."""

from collections.abc import Mapping, Sequence

import numpy as np

TOLERANCE = 1e-9


def isolates(means: Sequence[Mapping[str, float]]) -> bool:
    """Whether some combination of *means* rests on one or two items only.

    Each mean is given as its items' weights. Whoever has the means has every sum of multiples of them, so the
    question is asked of the whole row space: a mean over {a, b, c, d} beside one over {a, b, c} gives d away.
    A vector is in the row space exactly where projecting onto the null space makes it 0. So an item is given away
    where its own projection is 0, and two items together where theirs are parallel; with P the projection,
    where P_ii P_jj = P_ij^2.

    >>> isolates([{"a": 1, "b": 1, "c": 1}])
    False
    >>> isolates([{"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 1, "c": 1, "d": 1}])
    True
    """
    item_ids = sorted({item_id for mean in means for item_id, weight in mean.items() if weight})
    if not item_ids:
        return False
    weighted = [mean for mean in means if any(mean.values())]
    rows = np.array([[mean.get(item_id, 0.0) for item_id in item_ids] for mean in weighted], dtype=float)
    # Weights say nothing by their size, so that a mean and a multiple of it count alike.
    rows = rows / np.abs(rows).max(axis=1, keepdims=True)
    projection = np.eye(len(item_ids)) - np.linalg.pinv(rows, rcond=TOLERANCE) @ rows
    own = np.diag(projection)
    if bool((own <= TOLERANCE).any()):
        return True
    determinants = np.outer(own, own) - projection**2
    np.fill_diagonal(determinants, 1.0)
    return bool((determinants <= TOLERANCE).any())
