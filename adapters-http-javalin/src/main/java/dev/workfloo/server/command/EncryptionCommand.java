package dev.workfloo.server.command;

import dev.workfloo.access.EncryptionKeyRefusal;
import dev.workfloo.access.EncryptionKeyUse;
import dev.workfloo.application.port.in.RotateEncryptionKey;
import dev.workfloo.server.settings.EncryptionKeySettings;
import dev.workfloo.server.settings.WrongSetting;
import io.vavr.control.Either;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keys encryption rotate|show|drop}: changes the key under which is stored. */
@Command(
        name = "encryption",
        mixinStandardHelpOptions = true,
        description = "Changes the encryption key, while services run; on H2, while the service is stopped.")
final class EncryptionCommand {

    private static final String LINE = "%-10s %-30s %-8s %s";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Brings in the key in WORKFLOO_ENCRYPTION_KEY_NEXT, or in the file WORKFLOO_ENCRYPTION_KEY_NEXT_FILE; the embedded"
                        + " database makes itself one, .workfloo/encryption.key.next.",
                "In 15 seconds, when all services know it, it is written under; on H2, at once. What is older is read as before, and written anew"
                        + " by the services while they run: show says how far that is."
            })
    int rotate() {
        return StoredCommand.run(spec, (workfloo, out) -> {
            EncryptionKeySettings keys = StoredCommand.settings(spec).encryptionKeys();
            String id = keys.taken(next -> done(workfloo.encryptionKeys().rotate(next)));
            out.println("key " + id + " is written under " + (StoredCommand.isAlone(spec) ? "now" : "in 15 seconds")
                    + "; keep it, and give it to each service in place of the one"
                    + " before, which can be dropped when nothing is under it any more");
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Lists the keys, since when there are, and counts what is under each; and a dropped one where something came late"
                            + " under it. Counting reads all tables.")
    int show() {
        return StoredCommand.run(spec, (workfloo, out) -> {
            print(workfloo.encryptionKeys().keys(), out);
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Forgets a key under which nothing is any more. It is refused while something is, and for 10 minutes after the"
                        + " newest one was brought in.",
                "Idempotency keys are under the key that they came under, for 24 hours. Keep a key as long as backups that were"
                        + " made before it was dropped."
            })
    int drop(
            @Parameters(paramLabel = "ID", description = "which key, as show lists it") String id,
            @Option(
                            names = "--despite-damaged",
                            description = "also where damaged values are under it, which cannot be read under any key")
                    boolean despiteDamaged) {
        return StoredCommand.run(spec, (workfloo, out) -> {
            RotateEncryptionKey keys = workfloo.encryptionKeys();
            String dropped = done(despiteDamaged ? keys.dropDespiteDamaged(id) : keys.drop(id));
            out.println("dropped " + dropped + ": no service needs it any more");
            return 0;
        });
    }

    private static String done(Either<EncryptionKeyRefusal, String> change) {
        return change.getOrElseThrow(refusal -> new WrongSetting(refusal.message()));
    }

    private static void print(List<EncryptionKeyUse> keys, PrintWriter out) {
        long all = keys.stream().mapToLong(EncryptionKeyUse::count).sum();
        out.printf(Locale.ROOT, LINE + "%n", "KEY", "SINCE", "SHARE", "UNDER IT");
        for (EncryptionKeyUse key : keys) {
            out.println(String.format(
                    Locale.ROOT,
                    LINE,
                    key.id(),
                    key.isDropped()
                            ? "dropped"
                            : key.since().map(Instant::toString).orElse("the beginning"),
                    share(key.count(), all),
                    under(key)));
        }
    }

    /** What is not quite all is not rounded to all. */
    private static String share(long some, long all) {
        return all == 0 ? "" : some * 100 / all + " %";
    }

    private static String under(EncryptionKeyUse key) {
        StringBuilder under = new StringBuilder(key.isCurrent() ? "is written under" : "");
        key.values()
                .forEach((what, count) -> under.append(under.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(what));
        return under.isEmpty() ? "nothing" : under.toString();
    }
}
