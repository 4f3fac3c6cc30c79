package dev.workfloo.execution.step;

import dev.workfloo.definition.Nip;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipRecipient;
import dev.workfloo.rule.expression.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Learns to whom codes will go, and stops until a caller wants one. */
final class NipArrival extends Arrival<NipNode> {

    NipArrival(NipNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        return computed(recipient(), transition).fold(reason -> fail(transition, node.onError(), reason), values -> {
            transition.happened(new NipOpened(transition.now(), node.id(), NipRecipient.of(values)));
            return Optional.empty();
        });
    }

    private Map<String, Expression> recipient() {
        Nip.Recipient recipient = node.nip().recipient();
        Map<String, Expression> formulas = new LinkedHashMap<>();
        recipient.countryCode().ifPresent(formula -> formulas.put("countryCode", formula));
        recipient.phoneNumber().ifPresent(formula -> formulas.put("phoneNumber", formula));
        recipient.email().ifPresent(formula -> formulas.put("email", formula));
        return formulas;
    }
}
