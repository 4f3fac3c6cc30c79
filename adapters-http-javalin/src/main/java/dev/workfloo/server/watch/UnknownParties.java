package dev.workfloo.server.watch;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.CheckOutside;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.server.log.ThrottledLog;
import dev.workfloo.server.settings.Setting;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log whom definitions name and this process does not know: without it, a missing code would be the first sign. */
public final class UnknownParties {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");
    private static final String MAIL = "channel " + CodeChannel.EMAIL;
    private static final String MEND = "name it in the file of " + Setting.CONNECTORS.variable();
    private static final String MEND_OF_MAIL = MEND + ", or set " + Setting.SMTP_HOST.variable();

    private static final String MEND_OF_PDFS =
            "a process of Java like those that draw must come up beside this one, and be left to run";

    /** Definitions name them, and so they are few. */
    private final Map<String, ThrottledLog> logs = new ConcurrentHashMap<>();

    /** @param except workspaces that run in the sandbox alone */
    public static void warn(CheckOutside outside, Set<WorkspaceId> except) {
        try {
            outside.unknown().stream()
                    .filter(it -> !except.contains(it.workspace()))
                    .forEach(it -> LOG.warn(
                            "version {} of definition {} of workspace {} needs {}, which this process does not know: {}",
                            it.version().number(),
                            it.version().definition(),
                            it.workspace(),
                            it.party(),
                            mendOf(it.party())));
        } catch (StoreUnavailable e) {
            LOG.warn("nobody looked whether this process knows all that definitions need: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn(
                    "nobody looked whether this process knows all that definitions need: {}",
                    e.getClass().getName());
        }
    }

    void met(ExecutionId execution, String party, boolean isLeft) {
        String what = isLeft ? "it is left to others" : "it fails, since nobody else did it in time";
        String why = party.equals(PdfRenderer.NAME)
                ? ", which cannot draw here, and "
                : ", which this process does not know, and ";
        logs.computeIfAbsent(party, it -> new ThrottledLog(LOG, System::nanoTime))
                .warn("execution " + execution + " needs " + party + why + what + ": " + mendOf(party));
    }

    private static String mendOf(String party) {
        if (party.equals(PdfRenderer.NAME)) return MEND_OF_PDFS;
        return party.equals(MAIL) ? MEND_OF_MAIL : MEND;
    }
}
