package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.consent.Consent;
import dev.workfloo.execution.ConsentFacts;

/** A consent record for an audit, with all that its hash is made of. */
public final class ConsentBody {

    private ConsentBody() {}

    public static ObjectNode of(ChainedConsent chained) {
        Consent consent = chained.consent();
        ConsentFacts facts = consent.facts();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("sequence", chained.sequence());
        body.put("workspace", consent.scope().workspace().name());
        body.put("environment", consent.scope().environment().name());
        body.put("execution", consent.execution().hex());
        body.put("node", consent.node().name());
        body.put("visit", consent.visit());
        body.put("channel", facts.channel().literal());
        body.put("recipient", facts.maskedRecipient());
        facts.termsVersion().ifPresent(version -> body.put("termsVersion", version));
        facts.privacyNoticeVersion().ifPresent(version -> body.put("privacyNoticeVersion", version));
        body.put("sentAt", facts.sentAt().toString());
        body.put("confirmedAt", facts.confirmedAt().toString());
        body.put("authorisedAt", facts.authorisedAt().toString());
        body.put("previous", chained.previous());
        body.put("hash", chained.hash());
        return body;
    }
}
