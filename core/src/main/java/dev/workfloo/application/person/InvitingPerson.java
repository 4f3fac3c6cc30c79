package dev.workfloo.application.person;

import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.application.port.out.person.PersonLinks.LinkAnswer;
import dev.workfloo.application.port.out.person.PersonLinks.NotAdded;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.PersonLink.LinkLife;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Draws tokens, keeps their hashes. */
final class InvitingPerson implements InvitePerson {

    private final Store store;
    private final PersonLinks links;
    private final BoundedLinks kept;
    private final Runs runs;
    private final InstantSource clock;
    private final LinkSecrets secrets;

    InvitingPerson(Store store, Runs runs, InstantSource clock, LinkSecrets secrets) {
        this.store = store;
        this.links = store.personLinks();
        this.kept = new BoundedLinks(store);
        this.runs = runs;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** How executions begin, and how they stand. */
    record Runs(ExecuteWorkfloo executing, FollowExecutions following) {}

    @Override
    public Either<WorkflooProblem, NewLink> invite(Scope scope, ExecutionId id, Invitation wish) {
        return fitting(wish)
                .flatMap(fits -> runs.following().status(scope, id))
                .flatMap(found -> found.position().outcome().isPresent()
                        ? Either.left(new Refused(new AlreadyFinished()))
                        : make(scope, id, wish));
    }

    @Override
    public Either<WorkflooProblem, StartedWithLink> start(StartWorkfloo command, Invitation wish) {
        return fitting(wish)
                .flatMap(fits ->
                        runs.executing().execute(command.from(command.origin().by(Channel.FRONT))))
                .flatMap(started ->
                        make(command.scope(), started.id(), wish).map(link -> new StartedWithLink(started, link)));
    }

    /** @throws UnsupportedOperationException where no link could be kept, before anything begins */
    private Either<WorkflooProblem, Invitation> fitting(Invitation wish) {
        if (links == PersonLinks.NONE) throw new UnsupportedOperationException("this store keeps no links of persons");
        Duration lasts = wish.lasts();
        boolean fits = lasts.compareTo(SHORTEST) >= 0 && lasts.compareTo(LONGEST) <= 0;
        return fits
                ? Either.right(wish)
                : Either.left(WorkflooProblem.linkLifeRefused("must be from one minute to thirty days"));
    }

    private Either<WorkflooProblem, NewLink> make(Scope scope, ExecutionId id, Invitation wish) {
        Instant now = LinkMoments.kept(clock.instant());
        String token = secrets.next();
        LinkLife life = new LinkLife(now, LinkMoments.kept(now.plus(wish.lasts())), Optional.empty());
        NewLink made =
                new NewLink(new PersonLink(LinkId.create(secrets.random()), KeyHash.of(token), scope, id, life), token);
        Optional<LinkAnswer> answer = wish.once()
                .map(it -> new LinkAnswer(it.operation(), it.key(), it.answer().of(made)));
        return kept.add(made.link(), answer, now)
                .<Either<WorkflooProblem, NewLink>>map(why -> Either.left(
                        why == NotAdded.GONE
                                ? WorkflooProblem.UNKNOWN_EXECUTION
                                : WorkflooProblem.IDEMPOTENCY_KEY_IN_USE))
                .orElse(Either.right(made));
    }

    @Override
    public Either<WorkflooProblem, List<PersonLink>> open(Scope scope, ExecutionId id) {
        Instant now = clock.instant();
        return there(scope, id).map(found -> links.open(found, now));
    }

    @Override
    public Either<WorkflooProblem, PersonLink> revoke(Scope scope, ExecutionId id, LinkId link) {
        return there(scope, id)
                .flatMap(found -> links.find(link)
                        .filter(it -> it.execution().equals(found))
                        .flatMap(it -> links.revoke(link, LinkMoments.kept(clock.instant())))
                        .<Either<WorkflooProblem, PersonLink>>map(Either::right)
                        .orElse(Either.left(WorkflooProblem.UNKNOWN_LINK)));
    }

    private Either<WorkflooProblem, ExecutionId> there(Scope scope, ExecutionId id) {
        return store.executions().lastWrite(scope, id).isPresent()
                ? Either.right(id)
                : Either.left(WorkflooProblem.UNKNOWN_EXECUTION);
    }
}
