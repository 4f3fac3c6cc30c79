package dev.workfloo.definition;

import dev.workfloo.contact.CodeChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** How a consent code is asked for. */
@ValueObject
public record Nip(Sending sending, RecipientFormulas recipient, Notice notice) {

    /** How often a person may type a wrong code in each of the two rounds. */
    public static final int ATTEMPTS = 3;

    public static final int DEFAULT_MAX_SENDS = 5;
    public static final Duration DEFAULT_RESEND_AFTER = Duration.ofSeconds(30);
    public static final Duration DEFAULT_EXPIRES_AFTER = Duration.ofMinutes(10);

    /**
     * How codes are sent.
     *
     * @param channels the first is the usual one, the second its backup
     * @param backupAfterSends after how many sends the backup takes over
     * @param maxSends how many times a code may be sent on one visit
     * @param resendAfter how long after a send the next one may come; in the sandbox, where nothing is sent, at once
     * @param expiresAfter how long a code lives
     */
    public record Sending(
            List<CodeChannel> channels,
            int backupAfterSends,
            int maxSends,
            Duration resendAfter,
            Duration expiresAfter) {

        public Sending {
            channels = List.copyOf(channels);
        }
    }

    /**
     * What the person agrees to.
     *
     * @param terms where the terms can be read, or their text; likewise the privacy notice
     */
    public record Notice(
            Optional<String> companyName,
            Optional<String> terms,
            Optional<String> termsVersion,
            Optional<String> privacyNotice,
            Optional<String> privacyNoticeVersion) {}

    public List<CodeChannel> channels() {
        return sending.channels();
    }

    public int maxSends() {
        return sending.maxSends();
    }

    public Duration resendAfter() {
        return sending.resendAfter();
    }

    public Duration expiresAfter() {
        return sending.expiresAfter();
    }

    /** The backup of the usual channel, and the usual one of its backup. */
    public Optional<CodeChannel> otherThan(CodeChannel channel) {
        return channels().stream().filter(it -> it != channel).findFirst();
    }

    public boolean isBackup(CodeChannel channel) {
        return channels().indexOf(channel) == 1;
    }

    /** The channel of the send of this number, from 1. */
    public CodeChannel channelOf(int send) {
        return channels().get(send > sending.backupAfterSends() && channels().size() > 1 ? 1 : 0);
    }
}
