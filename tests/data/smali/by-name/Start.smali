.class public Lbyname/Start;
.super Landroid/app/Activity;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .registers 4
    invoke-virtual {p0}, Lbyname/Start;->named()V
    invoke-virtual {p0}, Lbyname/Start;->literal()V
    invoke-virtual {p0}, Lbyname/Start;->helped()V
    invoke-virtual {p0}, Lbyname/Start;->apart()V
    invoke-virtual {p0}, Lbyname/Start;->computed()V
    const-string v0, "/data/data/byname/files/x.so"
    invoke-static {v0}, Ljava/lang/System;->load(Ljava/lang/String;)V
    return-void
.end method

# Both names are constants: getDeviceId is called by its name.
.method public named()V
    .registers 4
    const-string v0, "android.telephony.TelephonyManager"
    invoke-static {v0}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;
    move-result-object v0
    const-string v1, "getDeviceId"
    const/4 v2, 0x0
    invoke-virtual {v0, v1, v2}, Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;
    return-void
.end method

# The class is a literal.
.method public literal()V
    .registers 4
    const-class v0, Landroid/hardware/Camera;
    const-string v1, "open"
    const/4 v2, 0x0
    invoke-virtual {v0, v1, v2}, Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;
    return-void
.end method

# Both names go to a helper.
.method public helped()V
    .registers 4
    const-string v0, "android.net.wifi.WifiManager"
    const-string v1, "getScanResults"
    invoke-static {v0, v1}, Lbyname/Start;->callByName(Ljava/lang/String;Ljava/lang/String;)V
    return-void
.end method

.method public static callByName(Ljava/lang/String;Ljava/lang/String;)V
    .registers 2
    return-void
.end method

# A class without its method, and a method without its class.
.method public apart()V
    .registers 4
    const-string v0, "android.location.LocationManager"
    const-string v1, "getAccounts"
    invoke-static {v0, v1}, Lbyname/Start;->callByName(Ljava/lang/String;Ljava/lang/String;)V
    return-void
.end method

# A class whose name is not known, and a method of it that nobody names.
.method public computed()V
    .registers 4
    invoke-virtual {p0}, Lbyname/Start;->getPackageName()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;
    return-void
.end method
