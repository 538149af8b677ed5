"""What models of governing a region are called."""

from sait.assessment.regional import GovernanceModel
from sait.i18n import Translator


def model_words(model: GovernanceModel | None, t: Translator) -> str:
    """The model in a word or two."""
    if model is None:
        return t("Not chosen yet")
    return {
        GovernanceModel.REGIONAL: t("Wholly regional"),
        GovernanceModel.TWO_TIERS: t("Two tiers"),
        GovernanceModel.JOINT: t("Joint board"),
        GovernanceModel.SHADOW: t("Shadow board"),
    }[model]


def regions_with(model: GovernanceModel, t: Translator) -> str:
    """The regions of one model, as a choice."""
    return {
        GovernanceModel.REGIONAL: t("Regions that are wholly regional"),
        GovernanceModel.TWO_TIERS: t("Regions with two tiers"),
        GovernanceModel.JOINT: t("Regions with a joint board"),
        GovernanceModel.SHADOW: t("Regions with a shadow board"),
    }[model]
