package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.Promptness.answered;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipDelivery.Failed;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.testkit.contract.fixture.Race;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a {@link NipSender} must do, shown on channels of yours in a test environment, or on ones that your test plays: the code
 * arrives, what fails is an answer that says nothing of the person, nothing is thrown, and nobody waits without end.
 */
public abstract class NipSenderContract {

    private static final int MANY = 8;
    private static final String CODE = "493817";

    /** What is tested. */
    protected abstract NipSender sender();

    /** The channels that it knows; at least one. */
    protected abstract Set<CodeChannel> channels();

    /** Somebody who can be reached on each of them. */
    protected abstract CodeRecipient recipient();

    /** The texts that arrived in this test, on whichever channel, as the person reads them. */
    protected abstract List<String> arrived();

    /**
     * Makes this channel's gateway or mail server behave so until the test ends.
     *
     * @return false where you cannot: the test of that trouble is then skipped, and says so
     */
    protected abstract boolean bringAbout(Trouble trouble, CodeChannel channel);

    /** Whether its channels send nothing twice under one key, as gateways may and mail servers do not. */
    protected boolean honoursKeys() {
        return false;
    }

    /**
     * How long a test waits for what should be there sooner, a minute by itself; longer than your own time-outs. One that waits for
     * a silent channel without end fails after this.
     */
    protected Duration patience() {
        return Duration.ofMinutes(1);
    }

    private NipMessage aMessage(CodeChannel channel, String key) {
        Optional<String> unsaid = Optional.empty();
        Notice notice = new Notice(Optional.of("Workfloo"), unsaid, unsaid, unsaid, unsaid);
        return new NipMessage(
                new WorkspaceId("lender"), channel, recipient(), CODE, notice, Duration.ofMinutes(10), key);
    }

    private static String aKey() {
        return UUID.randomUUID() + "/consent/1/1";
    }

    private NipDelivery sent(NipMessage message) {
        return answered(patience(), () -> sender().send(message));
    }

    private void assertTakenOn(CodeChannel channel) {
        int before = arrived().size();

        NipDelivery delivery = sent(aMessage(channel, aKey()));

        assertEquals(new NipDelivery.Accepted(), delivery, channel::literal);
        assertEquals(before + 1, arrived().size(), channel::literal);
        assertTrue(arrived().get(before).contains(CODE), () -> "on " + channel + " the text lacks the code");
    }

    private Failed failure(CodeChannel channel) {
        NipDelivery delivery = sent(aMessage(channel, aKey()));
        Failed failed = delivery.failure()
                .orElseThrow(() -> new AssertionError("on " + channel + " it says that it was taken"));
        assertTrue(Promptness.isAWord(failed.code()), () -> "a code is one word: " + failed.code());
        assertFalse(failed.code().contains(CODE), "the code of a failure tells the consent code");
        assertTrue(personal().noneMatch(failed.code()::contains), "the code of a failure tells the person's address");
        return failed;
    }

    private Stream<String> personal() {
        return Stream.concat(
                recipient().email().stream(), recipient().phone().map(CodeRecipient.Phone::number).stream());
    }

    private Failed failedIn(Trouble trouble) {
        CodeChannel channel = channels().iterator().next();
        assumeTrue(bringAbout(trouble, channel), () -> "nobody can make the channel " + trouble);
        return failure(channel);
    }

    @Test
    void knowsItsChannels() {
        assertAll(channels().stream().map(channel -> () -> assertTrue(sender().knows(channel), channel::literal)));
    }

    @Test
    void bringsTheCodeOnEachChannel() {
        assertAll(channels().stream().map(channel -> () -> assertTakenOn(channel)));
    }

    @Test
    void hasRoomWhileNobodySends() {
        assertAll(channels().stream().map(channel -> () -> assertTrue(sender().hasRoom(channel), channel::literal)));
    }

    @Test
    void failsOnAChannelThatItLacks() {
        Set<CodeChannel> others = EnumSet.allOf(CodeChannel.class);
        others.removeAll(channels());
        assumeTrue(!others.isEmpty(), "it has every channel");

        assertAll(others.stream().map(channel -> () -> failure(channel)));
    }

    /** Of each message that it says was taken one has arrived. */
    @Test
    void isUsedByManyAtOnce() {
        CodeChannel channel = channels().iterator().next();

        List<NipDelivery> deliveries =
                answered(patience(), () -> Race.of(MANY, number -> sender().send(aMessage(channel, aKey()))));

        long taken = deliveries.stream().filter(it -> it.failure().isEmpty()).count();
        assertTrue(taken > 0, deliveries::toString);
        assertEquals(taken, arrived().size());
    }

    @Test
    void sendsNothingTwiceUnderOneKey() {
        assumeTrue(honoursKeys(), "its channels honour no keys");
        NipMessage message = aMessage(channels().iterator().next(), aKey());

        sent(message);
        sent(message);

        assertEquals(1, arrived().size());
    }

    @Test
    void doesNotWaitForASilentChannelWithoutEnd() {
        assertTrue(failedIn(Trouble.SILENT).recoverable());
    }

    /** Whether it was taken may be known by then. */
    @Test
    void doesNotWaitForAStalledChannelWithoutEnd() {
        CodeChannel channel = channels().iterator().next();
        assumeTrue(bringAbout(Trouble.STALLED, channel), "nobody can make the channel stall");

        NipDelivery delivery = sent(aMessage(channel, aKey()));

        assertTrue(delivery.failure().map(Failed::recoverable).orElse(true), delivery::toString);
    }

    @Test
    void failsForNowWhereNobodyIsThere() {
        assertTrue(failedIn(Trouble.UNREACHABLE).recoverable());
    }

    @Test
    void saysThatAnotherSendMayHelp() {
        assertTrue(failedIn(Trouble.FAILING).recoverable());
    }

    @Test
    void saysThatAnotherSendWillNotHelp() {
        assertFalse(failedIn(Trouble.REFUSING).recoverable());
    }
}
