package dev.workfloo.definition.check;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.Asked;
import dev.workfloo.definition.Node;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import java.util.Map;

/** Whether a code can reach the person at all. */
abstract class CodeCheck<N extends Node> extends NodeCheck<N> {

    private static final Type.Context NO_VALUES = new Type.Context(Map.of());

    /** Where the document says how the code is sent. */
    final FindingsAt at;

    CodeCheck(N node, FindingsAt findings, String member) {
        super(node, findings);
        this.at = findings.at("/" + member);
    }

    @Override
    final Type.Context check(RuleCheck rules) {
        node.formulas().forEach(formula -> {
            Type type = type(formula, rules);
            if (!Type.TEXT.orNull().accepts(type)) findings.error(formula.pointer(), "must be text, but is " + type);
        });
        return NO_VALUES;
    }

    @Override
    void checkAlone() {
        node.asks().code().ifPresent(this::checkRecipient);
    }

    private void checkRecipient(Asked.Code code) {
        if (code.goesToPhones()) {
            require("countryCode", code.recipient().countryCode().isPresent(), "a channel sends to a phone");
            require("phoneNumber", code.recipient().phoneNumber().isPresent(), "a channel sends to a phone");
        }
        if (code.channels().contains(CodeChannel.EMAIL)) {
            require("email", code.recipient().email().isPresent(), "a channel sends e-mail");
        }
    }

    private void require(String member, boolean present, String why) {
        if (!present) at.error("/" + member, "required, since " + why);
    }

    final void requireWithin(String member, int value, int least, int most) {
        if (value < least || value > most) at.error("/" + member, "must be from " + least + " to " + most);
    }
}
