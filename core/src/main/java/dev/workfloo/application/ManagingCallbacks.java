package dev.workfloo.application;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ManageCallbacks;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.Announced;
import dev.workfloo.execution.Announced.State;
import dev.workfloo.execution.Announcement;
import dev.workfloo.execution.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class ManagingCallbacks implements ManageCallbacks {

    private final Store store;
    private final PublishedFlows flows;
    private final Signing signing;
    private final InstantSource clock;

    ManagingCallbacks(Store store, PublishedFlows flows, Signing signing, InstantSource clock) {
        this.store = store;
        this.flows = flows;
        this.signing = signing;
        this.clock = clock;
    }

    @Override
    public SigningSecret secret(WorkspaceId workspace) {
        return signing.current(workspace);
    }

    @Override
    public SigningSecret rotate(WorkspaceId workspace, Duration overlap) {
        return signing.rotate(workspace, overlap);
    }

    @Override
    public List<Announced> givenUp(WorkspaceId workspace, int most) {
        return store.announcements().givenUp(workspace, most);
    }

    @Override
    public Optional<Announced> sendAgain(WorkspaceId workspace, String id) {
        return Announcement.parse(id)
                .flatMap(named -> store.announcements().find(named.execution(), named.revision()))
                .filter(it -> it.workspace().equals(workspace) && it.state() == State.GIVEN_UP)
                .flatMap(it -> reopened(it.as(State.PENDING)));
    }

    private Optional<Announced> reopened(Announced announced) {
        Announcement announcement = announced.announcement();
        return store.executions().find(announcement.execution()).map(execution -> {
            Work work = announcement.work(
                    flows.flow(announced.workspace(), execution.start().version())
                            .definition()
                            .start());
            store.announcements().tell(announced, new Work.Due(work, clock.instant()));
            return announced;
        });
    }
}
