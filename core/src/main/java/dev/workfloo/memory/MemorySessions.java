package dev.workfloo.memory;

import dev.workfloo.access.KeyHash;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions of links, under the lock of whom they belong to. */
final class MemorySessions {

    private final Map<SessionKey, PersonSession> sessions = new HashMap<>();

    private record SessionKey(LinkId link, KeyHash secret) {}

    private static SessionKey key(PersonSession session) {
        return new SessionKey(session.link(), session.secret());
    }

    void begin(PersonSession session, Instant idleSince) {
        sessions.values()
                .removeIf(it -> it.link().equals(session.link()) && !it.seenAt().isAfter(idleSince));
        sessions.values().stream()
                .filter(it -> it.link().equals(session.link()))
                .sorted(Comparator.comparing(PersonSession::seenAt).reversed())
                .skip(PersonLinks.SESSIONS - 1)
                .map(MemorySessions::key)
                .toList()
                .forEach(sessions::remove);
        sessions.put(key(session), session);
    }

    Optional<PersonSession> find(LinkId link, KeyHash secret) {
        return Optional.ofNullable(sessions.get(new SessionKey(link, secret)));
    }

    Optional<PersonSession> used(PersonSession session, Instant at) {
        return Optional.ofNullable(
                sessions.computeIfPresent(key(session), (known, it) -> new PersonSession(it.link(), it.secret(), at)));
    }

    Optional<PersonSession> end(LinkId link, KeyHash secret) {
        return Optional.ofNullable(sessions.remove(new SessionKey(link, secret)));
    }

    void forget(LinkId link) {
        sessions.keySet().removeIf(session -> session.link().equals(link));
    }
}
