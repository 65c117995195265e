package hudson.model;

import java.util.List;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface ItemGroup<I extends Item> extends ModelObject {
    default <T extends Item> List<T> getAllItems(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    I getItem(String name);
}
