package dev.workfloo.application.callback;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.definition.PublishedFlows;
import dev.workfloo.application.port.in.ManageCallbacks;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.callback.CallbackDelivery.Summary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

public final class ManagingCallbacks implements ManageCallbacks {

    private final Store store;
    private final PublishedFlows flows;
    private final CallbackSecrets signing;
    private final InstantSource clock;

    public ManagingCallbacks(Store store, PublishedFlows flows, CallbackSecrets signing, InstantSource clock) {
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
    public List<Summary> givenUp(WorkspaceId workspace, int most) {
        return store.callbackDeliveries().givenUp(workspace, most);
    }

    @Override
    public Optional<CallbackDelivery.Receipt> receipt(WorkspaceId workspace, String id) {
        return StatusCallback.parse(id)
                .flatMap(named -> store.callbackDeliveries().receipt(named.execution(), named.revision()))
                .filter(it -> it.delivery().workspace().equals(workspace));
    }

    @Override
    public Optional<Summary> sendAgain(WorkspaceId workspace, String id) {
        return StatusCallback.parse(id)
                .flatMap(named -> store.callbackDeliveries().summary(named.execution(), named.revision()))
                .filter(it -> it.state() == State.GIVEN_UP)
                .flatMap(it -> reopened(workspace, it));
    }

    private Optional<Summary> reopened(WorkspaceId workspace, Summary givenUp) {
        return store.executions()
                .find(givenUp.named().execution())
                .map(WorkflooExecution::start)
                .filter(it -> it.scope().workspace().equals(workspace))
                .map(it -> {
                    NodeId start =
                            flows.flow(workspace, it.version()).definition().start();
                    store.callbackDeliveries().schedule(givenUp.named().work(start), clock.instant());
                    return givenUp;
                });
    }
}
