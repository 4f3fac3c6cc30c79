package dev.workfloo.application.port.out.person;

import dev.workfloo.access.KeyHash;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.PersonSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Of a store that keeps no links. */
final class NoPersonLinks implements PersonLinks {

    @Override
    public Optional<NotAdded> add(PersonLink link, Optional<LinkAnswer> answer) {
        throw new UnsupportedOperationException("this store keeps no links of persons");
    }

    @Override
    public Optional<PersonLink> find(LinkId id) {
        return Optional.empty();
    }

    @Override
    public List<PersonLink> open(ExecutionId execution, Instant now) {
        return List.of();
    }

    @Override
    public Optional<PersonLink> revoke(LinkId id, Instant now) {
        return Optional.empty();
    }

    @Override
    public boolean begin(PersonSession session, Instant idleSince) {
        return false;
    }

    @Override
    public Optional<Opened> opened(LinkId link, KeyHash secret) {
        return Optional.empty();
    }

    @Override
    public void used(PersonSession session, Instant at) {}

    @Override
    public void end(LinkId link, KeyHash secret) {}
}
