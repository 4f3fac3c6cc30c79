package dev.workfloo.execution.step;

import dev.workfloo.definition.OtpNode;
import dev.workfloo.execution.OtpEvent.OtpOpened;
import java.util.Optional;

/** Learns to whom the code goes, and stops until the provider has sent it, and the person has typed it. */
final class OtpArrival extends Arrival<OtpNode> {

    OtpArrival(OtpNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        return reached(node.otp().recipient(), transition)
                .fold(reason -> fail(transition, node.onError(), reason), recipient -> {
                    transition.happened(new OtpOpened(transition.now(), node.id(), recipient));
                    return OtpBeginning.ask(node, transition);
                });
    }
}
