package com.bun.miitmdid.core;

import android.content.Context;
import com.bun.miitmdid.interfaces.IIdentifierListener;

public class MdidSdkHelper {
    public static int InitSdk(Context context, boolean log, IIdentifierListener listener) {
        return 0;
    }
}
