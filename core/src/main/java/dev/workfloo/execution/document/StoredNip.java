package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipEvent.NipConfirmed;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipDrawn;
import dev.workfloo.execution.NipEvent.NipMistyped;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.document.StoredTable.Line;
import java.util.List;

/** How consent by a code is kept. */
final class StoredNip {

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("nipOpened", 3),
                            NipOpened.class,
                            (event, to) -> to.personal(NipDocument.writeRecipient(event.recipient())),
                            from -> new NipOpened(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    NipDocument.readRecipient(from.personal()))),
                    new Line<>(
                            new StoredName("nipRequested", 3),
                            NipRequested.class,
                            (event, to) -> {
                                Recorded send = NipDocument.writeSend(event.send());
                                to.trail().tree("send", send.trail());
                                to.personal(send.personal());
                            },
                            from -> new NipRequested(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    NipDocument.readSend(
                                            new Recorded(TreeReader.object(from.trail(), "send"), from.personal())))),
                    new Line<>(
                            new StoredName("nipDrawn", 3),
                            NipDrawn.class,
                            (event, to) -> {
                                Recorded drawn = NipDocument.writeDrawn(event.code());
                                drawn.trail().members().forEach(to.trail()::tree);
                                to.personal(drawn.personal());
                            },
                            from -> new NipDrawn(
                                    StoredMembers.at(from), StoredMembers.node(from), NipDocument.readDrawn(from))),
                    new Line<>(
                            new StoredName("nipDelivered", 3),
                            NipDelivered.class,
                            (event, to) -> NipDocument.writeDelivery(
                                    event.delivery(), to.trail().number("send", event.send())),
                            from -> new NipDelivered(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    TreeReader.integer(from.trail(), "send"),
                                    NipDocument.readDelivery(from.trail()))),
                    new Line<>(
                            new StoredName("nipMistyped", 3),
                            NipMistyped.class,
                            (event, to) -> {},
                            from -> new NipMistyped(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("nipConfirmed", 3),
                            NipConfirmed.class,
                            (event, to) -> {},
                            from -> new NipConfirmed(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("nipAuthorised", 3),
                            NipAuthorised.class,
                            (event, to) -> {
                                Recorded facts = NipDocument.writeFacts(event.facts());
                                to.trail().number("visit", event.visit()).tree("facts", facts.trail());
                                to.personal(facts.personal());
                            },
                            from -> new NipAuthorised(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    TreeReader.integer(from.trail(), "visit"),
                                    NipDocument.readFacts(
                                            new Recorded(TreeReader.object(from.trail(), "facts"), from.personal()))))),
            List.of(new Line<>(
                    new StoredName("nip", 3),
                    AwaitingNip.class,
                    (position, to) -> {
                        Recorded nip = NipDocument.writeState(position.nip());
                        StoredMembers.put(position.node(), position.visit(), to);
                        to.trail().tree("nip", nip.trail());
                        to.personal(nip.personal());
                    },
                    from -> new AwaitingNip(
                            StoredMembers.node(from),
                            StoredMembers.visit(from),
                            NipDocument.readState(
                                    new Recorded(TreeReader.object(from.trail(), "nip"), from.personal()))))));

    private StoredNip() {}
}
