package dev.sixphase.api;

import java.nio.file.Path;

/**
 * Links: more names of a file, and where a name leads.
 *
 * <p><b>Threads</b> and <b>errors</b> as in {@link Fs}.
 */
public interface FileLinks {
    /**
     * Gives a file another name, as good as the first.
     *
     * @param existing its name now
     * @param link the new name, which must not be taken
     * @param callback gets the failure, or null
     * @return the request
     */
    Request makeLink(Path existing, Path link, Callback<Void> callback);

    /**
     * Makes a link that leads to a path.
     *
     * @param target where it leads, whether anything is there or not; if relative, from the link's directory
     * @param link its own path, which must not be taken
     * @param callback gets the failure, or null
     * @return the request
     */
    Request makeSymbolicLink(Path target, Path link, Callback<Void> callback);

    /**
     * Tells where a symbolic link leads.
     *
     * @param link the link; anything else is {@code EINVAL}
     * @param callback gets the path that is written in it
     * @return the request
     */
    Request readLink(Path link, Callback<? super Path> callback);

    /**
     * Tells about a symbolic link itself, or about a file as {@link Fs#stat} does.
     *
     * @param link the link
     * @param callback gets what is known
     * @return the request
     */
    Request statLink(Path link, Callback<? super FileStatus> callback);

    /**
     * Finds the one absolute path of a file, without links, {@code .} and {@code ..}.
     *
     * @param path one that is there
     * @param callback gets its real path
     * @return the request
     */
    Request realPath(Path path, Callback<? super Path> callback);
}
