package android.content.pm;

import java.util.List;

/** The members that the samples use, for the compiler only. */
public abstract class PackageManager {
    public static final int PERMISSION_GRANTED = 0;

    public abstract List<PackageInfo> getInstalledPackages(int flags);
}
