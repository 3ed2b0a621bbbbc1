"""The two kinds of trouble: a user's mistake, which gets one clear sentence, and a broken system."""


class LakeError(Exception):
    """Wrong use, or a state a user can mend. The message names the value, the place and the fix."""


class EngineError(Exception):
    """A model or a commit failed although nobody used the lake wrongly."""
