package dev.workfloo.application.person;

import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.application.port.out.person.PersonLinks.LinkAnswer;
import dev.workfloo.application.port.out.person.PersonLinks.NotAdded;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.person.PersonLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps links: one under a key that counts, and only so many that open at a time. */
final class BoundedLinks {

    private final Store store;
    private final PersonLinks links;

    BoundedLinks(Store store) {
        this.store = store;
        this.links = store.personLinks();
    }

    /** Gives what stands in the way. What stands there under the same key may be of long ago: then it counts no more. */
    Optional<NotAdded> add(PersonLink link, Optional<LinkAnswer> answer, Instant now) {
        Optional<NotAdded> refused = links.add(link, answer);
        if (refused.equals(Optional.of(NotAdded.KEY_TAKEN)) && !countsStill(link, answer.orElseThrow(), now)) {
            store.journal().forgetKeys(now.minus(IdempotencyKey.KEPT));
            refused = links.add(link, answer);
        }
        if (refused.isEmpty()) endOldest(link, now);
        return refused;
    }

    private boolean countsStill(PersonLink link, LinkAnswer answer, Instant now) {
        return store.executions()
                .answered(
                        link.scope(),
                        link.execution(),
                        answer.operation(),
                        answer.key().key())
                .filter(kept -> !kept.at().isBefore(now.minus(IdempotencyKey.KEPT)))
                .isPresent();
    }

    private void endOldest(PersonLink made, Instant now) {
        List<PersonLink> open = links.open(made.execution(), now);
        open.stream()
                .filter(link -> !link.equals(made))
                .limit(Math.max(0, open.size() - InvitePerson.MOST))
                .forEach(link -> links.revoke(link.id(), now));
    }
}
