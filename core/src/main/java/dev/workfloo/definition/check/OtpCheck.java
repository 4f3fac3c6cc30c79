package dev.workfloo.definition.check;

import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.OtpNode.Otp;
import dev.workfloo.document.FindingsAt;

/** Whether a provider can reach the person, and how often they may be wrong. */
final class OtpCheck extends CodeCheck<OtpNode> {

    OtpCheck(OtpNode node, FindingsAt findings) {
        super(node, findings, "otp");
    }

    @Override
    void checkAlone() {
        super.checkAlone();
        requireWithin("attempts", node.otp().attempts(), 1, Otp.MOST_ATTEMPTS);
        requireWithin("maxFallbacks", node.otp().maxFallbacks(), 0, Otp.MOST_FALLBACKS);
    }
}
