package dev.workfloo.testkit.contract;

import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.application.port.out.WorkBacklog.Entry;
import dev.workfloo.execution.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a store keeps to be done. */
final class WorkInBacklog {

    private static final int PAGE = 500;

    private WorkInBacklog() {}

    /** All of it, what is due first in front. */
    static List<Work.Due> of(WorkBacklog backlog) {
        List<Work.Due> all = new ArrayList<>();
        List<Entry> page = backlog.behind("", PAGE);
        while (!page.isEmpty()) {
            for (Entry entry : page)
                all.add(new Work.Due(Work.parse(entry.name()).orElseThrow(), entry.due()));
            page = backlog.behind(page.get(page.size() - 1).name(), PAGE);
        }
        all.sort(Comparator.comparing(Work.Due::at));
        return all;
    }
}
