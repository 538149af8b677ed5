"""Answers under a seal: what lies in the database until a survey closes, and in its copies, says nothing.

A draft is sealed with a key that only the browser holds. An envelope is sealed with a key of the server that is in no
copy of the database. Both have one length, whatever is in them: a length would lead from a draft to an answer.
"""

import hashlib
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sait.assessment.surveys.answers import Answers, Draft
from sait.errors import SaitError

CONTENT_B = 16_384
"""What fits into a seal: about 2,500 words."""
NONCE_B = 12
LENGTH_B = 4


def seal(key: bytes, draft: Draft, *, place: str) -> bytes:
    """*draft* under *key* (32 bytes), to be opened for the same *place* alone; always 16,416 bytes.

    ``survey.too-much`` where there is more than fits.
    """
    answers = draft.answers
    content = [dict(answers.choices), dict(answers.words), draft.is_sent, dict(draft.turns)]
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    if len(written) > CONTENT_B:
        raise SaitError("survey.too-much")
    padded = len(written).to_bytes(LENGTH_B, "big") + written.ljust(CONTENT_B, b"\0")
    nonce = os.urandom(NONCE_B)
    return nonce + AESGCM(key).encrypt(nonce, padded, place.encode())


def unseal(key: bytes, sealed: bytes, *, place: str) -> Draft:
    """What is under the seal; ``survey.sealed`` where it is damaged, of another place or of another key."""
    try:
        padded = AESGCM(key).decrypt(sealed[:NONCE_B], sealed[NONCE_B:], place.encode())
    except (InvalidTag, ValueError) as fault:
        raise SaitError("survey.sealed") from fault
    length = int.from_bytes(padded[:LENGTH_B], "big")
    choices, words, is_sent, turns = json.loads(padded[LENGTH_B : LENGTH_B + length])
    return Draft(Answers(choices, words), is_sent, {topic: (view, turn) for topic, (view, turn) in turns.items()})


def draft_key(secret: str) -> bytes:
    """The key of a draft, which only its browser can make."""
    return hashlib.sha256(f"survey-draft-key:{secret}".encode()).digest()


def draft_name(secret: str) -> str:
    """What the database knows a draft by. It does not lead to its key."""
    return hashlib.sha256(f"survey-draft:{secret}".encode()).hexdigest()
