package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.OtpEvent.OtpBegun;
import dev.workfloo.execution.OtpEvent.OtpFellBack;
import dev.workfloo.execution.OtpEvent.OtpMistyped;
import dev.workfloo.execution.OtpEvent.OtpNotBegun;
import dev.workfloo.execution.OtpEvent.OtpOpened;
import dev.workfloo.execution.OtpEvent.OtpPresented;
import dev.workfloo.execution.OtpEvent.OtpUnjudged;
import dev.workfloo.execution.OtpEvent.OtpVerified;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.document.StoredTable.Line;
import java.time.Instant;
import java.util.List;

/** How verification by a one-time code is kept. */
final class StoredOtp {

    private static final int SINCE = 5;

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("otpOpened", SINCE),
                            OtpOpened.class,
                            (event, to) -> to.personal(NipDocument.writeRecipient(event.recipient())),
                            from -> new OtpOpened(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    NipDocument.readRecipient(from.personal()))),
                    new Line<>(
                            new StoredName("otpBegun", SINCE),
                            OtpBegun.class,
                            (event, to) -> to.personal(OtpDocument.writeValidation(event.validation())),
                            from -> new OtpBegun(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    OtpDocument.readValidation(from.personal()))),
                    new Line<>(
                            new StoredName("otpNotBegun", SINCE),
                            OtpNotBegun.class,
                            (event, to) -> OtpDocument.writeFailure(event.failure(), to.trail())
                                    .text("retryAt", event.retryAt().map(Instant::toString)),
                            from -> new OtpNotBegun(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    OtpDocument.readFailure(from.trail()),
                                    TreeReader.optionalText(from.trail(), "retryAt")
                                            .map(Instant::parse))),
                    new Line<>(
                            new StoredName("otpFellBack", SINCE),
                            OtpFellBack.class,
                            (event, to) -> {},
                            from -> new OtpFellBack(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("otpPresented", SINCE),
                            OtpPresented.class,
                            (event, to) -> {},
                            from -> new OtpPresented(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("otpUnjudged", SINCE),
                            OtpUnjudged.class,
                            (event, to) -> {},
                            from -> new OtpUnjudged(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("otpMistyped", SINCE),
                            OtpMistyped.class,
                            (event, to) -> {},
                            from -> new OtpMistyped(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("otpVerified", SINCE),
                            OtpVerified.class,
                            (event, to) -> {},
                            from -> new OtpVerified(StoredMembers.at(from), StoredMembers.node(from)))),
            List.of(
                    new Line<>(
                            new StoredName("otpBeginning", SINCE),
                            BeginningOtp.class,
                            (position, to) -> {
                                StoredMembers.put(position.node(), position.visit(), to);
                                to.trail().text("due", position.due().toString());
                                OtpDocument.write(position.otp(), to);
                            },
                            from -> new BeginningOtp(
                                    StoredMembers.node(from),
                                    StoredMembers.visit(from),
                                    OtpDocument.read(from),
                                    TreeReader.instant(from.trail(), "due"))),
                    new Line<>(
                            new StoredName("otp", SINCE),
                            AwaitingOtp.class,
                            (position, to) -> {
                                StoredMembers.put(position.node(), position.visit(), to);
                                OtpDocument.write(position.otp(), to);
                            },
                            from -> new AwaitingOtp(
                                    StoredMembers.node(from), StoredMembers.visit(from), OtpDocument.read(from)))));

    private StoredOtp() {}
}
