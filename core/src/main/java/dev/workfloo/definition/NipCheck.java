package dev.workfloo.definition;

import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.definition.Nip.Recipient;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a code can be sent at all, and what the consent record will say can stand in one. */
final class NipCheck {

    private static final int MOST_SENDS = 20;
    private static final int LONGEST_VERSION = 100;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Nip nip;
    private final NodeFindings findings;

    NipCheck(NipNode node, NodeFindings findings) {
        this.nip = node.nip();
        this.findings = findings.at("/nip");
    }

    void check() {
        checkChannels();
        Recipient recipient = nip.recipient();
        boolean phone = nip.channels().stream().anyMatch(NipChannel::isPhone);
        if (phone) {
            require("countryCode", recipient.countryCode().isPresent(), "a channel sends to a phone");
            require("phoneNumber", recipient.phoneNumber().isPresent(), "a channel sends to a phone");
        }
        if (nip.channels().contains(NipChannel.EMAIL)) {
            require("email", recipient.email().isPresent(), "a channel sends e-mail");
        }
        if (nip.maxSends() < 1 || nip.maxSends() > MOST_SENDS) {
            findings.error("/maxSends", "must be from 1 to " + MOST_SENDS);
        }
        checkVersions(nip.notice());
    }

    private void checkChannels() {
        int count = nip.channels().size();
        if (count < 1 || count > 2) findings.error("/channels", "must name one channel, or one and its backup");
        if (new HashSet<>(nip.channels()).size() < count) findings.error("/channels", "must name different channels");
        if (nip.backupAfterSends() < 1) findings.error("/backupAfterSends", "must be 1 or more");
    }

    private void require(String member, boolean present, String why) {
        if (!present) findings.error("/" + member, "required, since " + why);
    }

    private void checkVersions(Notice notice) {
        checkVersion("/termsVersion", notice.termsVersion());
        checkVersion("/privacyNoticeVersion", notice.privacyNoticeVersion());
    }

    private void checkVersion(String place, Optional<String> version) {
        boolean unfit = version.filter(text ->
                        text.length() > LONGEST_VERSION || CONTROL.matcher(text).find())
                .isPresent();
        if (unfit) findings.error(place, "must be one line of at most " + LONGEST_VERSION + " characters");
    }
}
