package dev.workfloo.execution.step;

import dev.workfloo.definition.PdfNode;
import dev.workfloo.execution.AutomaticEvent.PdfAsked;
import dev.workfloo.execution.Work;
import java.util.Optional;

/** Has a PDF made, and stops until there is one. */
final class PdfArrival extends Arrival<PdfNode> {

    PdfArrival(PdfNode node) {
        super(node);
    }

    @Override
    Optional<Onward> arrive(Transition transition) {
        transition.happened(new PdfAsked(transition.now(), node.id()));
        transition.ask(Work.Render::new, node.id(), 1);
        return Optional.empty();
    }
}
