.class public Lreach/Mark;
.super Ljava/lang/Object;

.method public static overrideOfMade()V
    .registers 0
    return-void
.end method

.method public static overrideOfUnmade()V
    .registers 0
    return-void
.end method

.method public static baseOverridden()V
    .registers 0
    return-void
.end method

.method public static superCalled()V
    .registers 0
    return-void
.end method

.method public static defaultMethod()V
    .registers 0
    return-void
.end method

.method public static runOfMade()V
    .registers 0
    return-void
.end method

.method public static runOfUnmade()V
    .registers 0
    return-void
.end method

.method public static clinitByStatic()V
    .registers 0
    return-void
.end method

.method public static clinitUntouched()V
    .registers 0
    return-void
.end method

.method public static namedByString()V
    .registers 0
    return-void
.end method

.method public static namedElsewhere()V
    .registers 0
    return-void
.end method

.method public static literalMade()V
    .registers 0
    return-void
.end method

.method public static click()V
    .registers 0
    return-void
.end method

.method public static notClick()V
    .registers 0
    return-void
.end method

.method public static privateHelper()V
    .registers 0
    return-void
.end method

.method public static viaInterface()V
    .registers 0
    return-void
.end method

.method public static deadStatic()V
    .registers 0
    return-void
.end method

.method public static bootReceiver()V
    .registers 0
    return-void
.end method

.method public static disabledComponent()V
    .registers 0
    return-void
.end method

.method public static providerCreate()V
    .registers 0
    return-void
.end method

.method public static enabledByCode()V
    .registers 0
    return-void
.end method

.method public static inheritedByMade()V
    .registers 0
    return-void
.end method

.method public static missingParent()V
    .registers 0
    return-void
.end method

.method public static appCreate()V
    .registers 0
    return-void
.end method

.method public static metaInit()V
    .registers 0
    return-void
.end method

.method public static layoutView()V
    .registers 0
    return-void
.end method

.method public static javascript()V
    .registers 0
    return-void
.end method

.method public static notJavascript()V
    .registers 0
    return-void
.end method

.method public static lookedUp()V
    .registers 0
    return-void
.end method

.method public static notLookedUp()V
    .registers 0
    return-void
.end method

.method public static literalOfAbstract()V
    .registers 0
    return-void
.end method
