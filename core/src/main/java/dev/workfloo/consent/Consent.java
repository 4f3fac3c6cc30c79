package dev.workfloo.consent;

import dev.workfloo.access.Scope;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ConsentFacts;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.Progress;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The record of one consent: that a person, reached at an address of theirs, typed the code that was sent there, once to
 * confirm and once to authorise.
 *
 * @param visit which visit of the NIP node, from 1
 */
@ValueObject
public record Consent(Scope scope, ExecutionId execution, NodeId node, int visit, ConsentFacts facts) {

    /** The consents that were given in a transition. */
    public static List<Consent> in(Progress progress) {
        return progress.events().stream()
                .filter(NipAuthorised.class::isInstance)
                .map(NipAuthorised.class::cast)
                .map(given -> new Consent(
                        progress.execution().start().scope(),
                        progress.execution().id(),
                        given.node(),
                        given.visit(),
                        given.facts()))
                .toList();
    }
}
