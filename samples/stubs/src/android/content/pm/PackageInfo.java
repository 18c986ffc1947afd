package android.content.pm;

/** The members that the samples use, for the compiler only. */
public class PackageInfo {
    public String packageName;
}
