package dev.workfloo.application.person;

import dev.workfloo.access.Brand;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.person.BrandWorkspace;
import dev.workfloo.application.port.out.person.Brands;
import java.util.Optional;

/** What is kept is what was said: a brand cannot be wrong. */
record BrandingWorkspace(Brands brands) implements BrandWorkspace {

    @Override
    public Optional<Brand> find(WorkspaceId workspace) {
        return brands.find(workspace);
    }

    @Override
    public void set(WorkspaceId workspace, Brand brand) {
        brands.put(workspace, brand);
    }

    @Override
    public boolean clear(WorkspaceId workspace) {
        return brands.remove(workspace);
    }
}
