package dev.workfloo.application.port.in.person;

import dev.workfloo.access.Brand;
import dev.workfloo.access.WorkspaceId;
import java.util.Optional;

/** Says what persons see of the workspace that asks them something: its name, its colour and its logo. */
public interface BrandWorkspace {

    /** Nothing, where nothing was said. */
    Optional<Brand> find(WorkspaceId workspace);

    /** Keeps a brand in the place of the one before. */
    void set(WorkspaceId workspace, Brand brand);

    /** Forgets it; false when there was none. */
    boolean clear(WorkspaceId workspace);
}
