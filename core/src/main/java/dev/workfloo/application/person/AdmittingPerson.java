package dev.workfloo.application.person;

import dev.workfloo.access.Environment;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.application.port.out.person.PersonLinks.Opened;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.PersonSession;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Compares hashes, in a time that tells nothing. */
final class AdmittingPerson implements AdmitPerson {

    private final PersonLinks links;
    private final InstantSource clock;
    private final LinkSecrets secrets;
    private final Set<Environment> served;

    AdmittingPerson(PersonLinks links, InstantSource clock, LinkSecrets secrets, Set<Environment> served) {
        this.links = links;
        this.clock = clock;
        this.secrets = secrets;
        this.served = served;
    }

    @Override
    public AdmitPerson within(Set<Environment> these) {
        return new AdmittingPerson(links, clock, secrets, Set.copyOf(these));
    }

    @Override
    public Optional<Scope> invitedBy(LinkId link, String token) {
        return open(link, token, clock.instant()).map(PersonLink::scope);
    }

    private boolean isOpen(PersonLink link, Instant now) {
        return link.isOpen(now) && served.contains(link.scope().environment());
    }

    private Optional<PersonLink> open(LinkId link, String token, Instant now) {
        KeyHash hash = KeyHash.of(token);
        return links.find(link).filter(it -> it.token().equals(hash) && isOpen(it, now));
    }

    @Override
    public Optional<NewSession> enter(LinkId link, String token) {
        Instant now = LinkMoments.kept(clock.instant());
        return open(link, token, now).flatMap(it -> begun(it, now));
    }

    private Optional<NewSession> begun(PersonLink link, Instant now) {
        String secret = secrets.next();
        PersonSession session = new PersonSession(link.id(), KeyHash.of(secret), now);
        return links.begin(session, PersonSession.idleSince(now))
                ? Optional.of(new NewSession(secret, admitted(link)))
                : Optional.empty();
    }

    @Override
    public Optional<Admitted> admit(LinkId link, String secret) {
        Instant now = LinkMoments.kept(clock.instant());
        Optional<Opened> opened = opened(link, secret, now);
        opened.map(Opened::session)
                .filter(session -> session.isToBeNoted(now))
                .ifPresent(session -> links.used(session, now));
        return opened.map(Opened::link).map(AdmittingPerson::admitted);
    }

    @Override
    public Optional<Admitted> peek(LinkId link, String secret) {
        return opened(link, secret, clock.instant()).map(Opened::link).map(AdmittingPerson::admitted);
    }

    @Override
    public Optional<Admitted> recognise(LinkId link, String secret) {
        Instant now = clock.instant();
        return links.opened(link, KeyHash.of(secret))
                .map(Opened::link)
                .filter(it -> it.isOpen(now))
                .map(AdmittingPerson::admitted);
    }

    private Optional<Opened> opened(LinkId link, String secret, Instant now) {
        return links.opened(link, KeyHash.of(secret))
                .filter(it -> isOpen(it.link(), now) && it.session().isOpen(now));
    }

    private static Admitted admitted(PersonLink link) {
        return new Admitted(link.scope(), link.execution(), link.life().expiresAt());
    }

    @Override
    public void leave(LinkId link, String secret) {
        links.end(link, KeyHash.of(secret));
    }
}
