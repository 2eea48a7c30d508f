<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>frame</name>
    <message>
        <source>相关记录：%1</source>
        <translation>Concerns: %1</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>异地安置退休</source>
        <translation>Retired and settled elsewhere</translation>
    </message>
    <message>
        <source>异地长期居住</source>
        <translation>Long-term resident elsewhere</translation>
    </message>
    <message>
        <source>常驻异地工作</source>
        <translation>Working elsewhere</translation>
    </message>
    <message>
        <source>异地转诊</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>急诊抢救</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>其他临时外出就医</source>
        <translation>Other temporary stay</translation>
    </message>
    <message>
        <source>没有查到您的参保身份</source>
        <translation>Your insured identity was not found</translation>
    </message>
    <message>
        <source>您不在这个地方参保</source>
        <translation>You are not insured there</translation>
    </message>
    <message>
        <source>医保待遇已暂停</source>
        <translation>Your benefits are suspended</translation>
    </message>
    <message>
        <source>还在待遇等待期</source>
        <translation>You are still in the waiting period</translation>
    </message>
    <message>
        <source>以前一次就诊的费用还没结清</source>
        <translation>An earlier visit is not settled</translation>
    </message>
    <message>
        <source>同样的备案已经有效</source>
        <translation>The same filing is already in force</translation>
    </message>
    <message>
        <source>和已有备案的日期重叠</source>
        <translation>It overlaps an existing filing</translation>
    </message>
    <message>
        <source>原来的备案还没到可以变更的时间</source>
        <translation>Your present filing cannot be changed yet</translation>
    </message>
    <message>
        <source>这种情况不用备案</source>
        <translation>No filing is needed for this</translation>
    </message>
    <message>
        <source>就医地还没有开通</source>
        <translation>The place of care is not open yet</translation>
    </message>
    <message>
        <source>转诊医院没有转诊资格，或证明已过期</source>
        <translation>The hospital may not refer, or the certificate is too old</translation>
    </message>
    <message>
        <source>材料不全</source>
        <translation>Papers are missing</translation>
    </message>
    <message>
        <source>承诺备案的资格已取消</source>
        <translation>You may no longer file on your own declaration</translation>
    </message>
    <message>
        <source>就医地不支持这种证件</source>
        <translation>The place of care does not take this document</translation>
    </message>
    <message>
        <source>社保卡已挂失、冻结或注销</source>
        <translation>The card is reported lost, frozen or cancelled</translation>
    </message>
    <message>
        <source>参保人已登记死亡</source>
        <translation>The insured person is registered as deceased</translation>
    </message>
    <message>
        <source>日期不能接受</source>
        <translation>The dates cannot be accepted</translation>
    </message>
    <message>
        <source>已出院并自费结清，要走手工报销</source>
        <translation>Already discharged and paid: this is a manual claim</translation>
    </message>
    <message>
        <source>国家平台没有接受</source>
        <translation>The national platform did not accept it</translation>
    </message>
    <message>
        <source>这件备案现在的状态不能这样办</source>
        <translation>This filing cannot be dealt with like that in its present state</translation>
    </message>
    <message>
        <source>这一步要由别的人来办</source>
        <translation>Somebody else has to do this step</translation>
    </message>
    <message>
        <source>办理条件还不满足</source>
        <translation>A condition for this is not met yet</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>End date</translation>
    </message>
    <message>
        <source>没有找到这次就诊</source>
        <translation>This visit was not found</translation>
    </message>
    <message>
        <source>还没办出院</source>
        <translation>Not yet discharged</translation>
    </message>
    <message>
        <source>这次就诊已经结算过</source>
        <translation>This visit is already settled</translation>
    </message>
    <message>
        <source>没有有效的异地就医备案</source>
        <translation>There is no filing in force</translation>
    </message>
    <message>
        <source>费用明细有变化</source>
        <translation>The bill has changed</translation>
    </message>
    <message>
        <source>参保地的政策还没有下发</source>
        <translation>The policy of your insured place is missing</translation>
    </message>
    <message>
        <source>这种情况不能直接结算</source>
        <translation>This kind of visit cannot be settled directly</translation>
    </message>
    <message>
        <source>从 %1 起暂停</source>
        <translation>Suspended since %1</translation>
    </message>
    <message>
        <source>从 %1 起才有待遇</source>
        <translation>Covered from %1</translation>
    </message>
    <message>
        <source>登记日期：%1</source>
        <translation>Registered on %1</translation>
    </message>
    <message>
        <source>申请的日期：%1</source>
        <translation>The date asked for: %1</translation>
    </message>
    <message>
        <source>%1 入院</source>
        <translation>Admitted on %1</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>The first day</translation>
    </message>
    <message>
        <source>请到人工窗口办理。</source>
        <translation>Please go to a window.</translation>
    </message>
    <message>
        <source>职工医保</source>
        <translation>Employees&apos; insurance</translation>
    </message>
    <message>
        <source>公务员医疗补助</source>
        <translation>Civil servants&apos; supplement</translation>
    </message>
    <message>
        <source>大额医疗费用补助</source>
        <translation>Large-amount supplement</translation>
    </message>
    <message>
        <source>离休人员医疗保障</source>
        <translation>Retired cadres&apos; scheme</translation>
    </message>
    <message>
        <source>居民医保</source>
        <translation>Residents&apos; insurance</translation>
    </message>
    <message>
        <source>居民大病保险</source>
        <translation>Residents&apos; major-illness insurance</translation>
    </message>
    <message>
        <source>生育保险</source>
        <translation>Maternity insurance</translation>
    </message>
    <message>
        <source>普通门诊</source>
        <translation>Outpatient</translation>
    </message>
    <message>
        <source>挂号</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>急诊</source>
        <translation>Emergency outpatient</translation>
    </message>
    <message>
        <source>门诊慢特病</source>
        <translation>Chronic outpatient</translation>
    </message>
    <message>
        <source>住院</source>
        <translation>Hospital stay</translation>
    </message>
    <message>
        <source>外伤住院</source>
        <translation>Hospital stay, injury</translation>
    </message>
    <message>
        <source>转外住院</source>
        <translation>Hospital stay, referred</translation>
    </message>
    <message>
        <source>急诊转住院</source>
        <translation>Emergency admission</translation>
    </message>
    <message>
        <source>异地住院</source>
        <translation>Hospital stay away from home</translation>
    </message>
    <message>
        <source>日间手术</source>
        <translation>Day surgery</translation>
    </message>
    <message>
        <source>定点药店购药</source>
        <translation>Pharmacy</translation>
    </message>
    <message>
        <source>生育住院</source>
        <translation>Maternity stay</translation>
    </message>
    <message>
        <source>职工基本医疗保险统筹基金</source>
        <translation>Employees&apos; pooled fund</translation>
    </message>
    <message>
        <source>职工个人账户</source>
        <translation>Employee&apos;s personal account</translation>
    </message>
    <message>
        <source>企业补充医疗保险</source>
        <translation>Employer&apos;s supplement</translation>
    </message>
    <message>
        <source>居民基本医疗保险统筹基金</source>
        <translation>Residents&apos; pooled fund</translation>
    </message>
    <message>
        <source>医疗救助</source>
        <translation>Medical assistance</translation>
    </message>
    <message>
        <source>其他基金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>医疗费用总额</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>全自费（目录外）</source>
        <translation>Outside the catalogue</translation>
    </message>
    <message>
        <source>超限价自费</source>
        <translation>Above price limits</translation>
    </message>
    <message>
        <source>先行自付</source>
        <translation>Paid first by yourself</translation>
    </message>
    <message>
        <source>符合政策范围</source>
        <translation>Within the policy</translation>
    </message>
    <message>
        <source>起付线</source>
        <translation>Deductible</translation>
    </message>
    <message>
        <source>基本医保统筹基金</source>
        <translation>Pooled fund</translation>
    </message>
    <message>
        <source>职工大额医疗补助</source>
        <translation>Large-amount supplement</translation>
    </message>
    <message>
        <source>基金支付总额</source>
        <translation>Paid by the funds</translation>
    </message>
    <message>
        <source>个人负担总额</source>
        <translation>Your share</translation>
    </message>
    <message>
        <source>个人账户支付</source>
        <translation>Personal account</translation>
    </message>
    <message>
        <source>个人现金支付</source>
        <translation>In cash</translation>
    </message>
    <message>
        <source>家庭共济账户支付</source>
        <translation>From the family account</translation>
    </message>
    <message>
        <source>医院负担</source>
        <translation>Borne by the hospital</translation>
    </message>
    <message>
        <source>账户余额</source>
        <translation>Account balance</translation>
    </message>
    <message>
        <source>北京</source>
        <translation>Beijing</translation>
    </message>
    <message>
        <source>天津</source>
        <translation>Tianjin</translation>
    </message>
    <message>
        <source>河北</source>
        <translation>Hebei</translation>
    </message>
    <message>
        <source>山西</source>
        <translation>Shanxi</translation>
    </message>
    <message>
        <source>内蒙古</source>
        <translation>Inner Mongolia</translation>
    </message>
    <message>
        <source>辽宁</source>
        <translation>Liaoning</translation>
    </message>
    <message>
        <source>吉林</source>
        <translation>Jilin</translation>
    </message>
    <message>
        <source>黑龙江</source>
        <translation>Heilongjiang</translation>
    </message>
    <message>
        <source>上海</source>
        <translation>Shanghai</translation>
    </message>
    <message>
        <source>江苏</source>
        <translation>Jiangsu</translation>
    </message>
    <message>
        <source>浙江</source>
        <translation>Zhejiang</translation>
    </message>
    <message>
        <source>安徽</source>
        <translation>Anhui</translation>
    </message>
    <message>
        <source>福建</source>
        <translation>Fujian</translation>
    </message>
    <message>
        <source>江西</source>
        <translation>Jiangxi</translation>
    </message>
    <message>
        <source>山东</source>
        <translation>Shandong</translation>
    </message>
    <message>
        <source>河南</source>
        <translation>Henan</translation>
    </message>
    <message>
        <source>湖北</source>
        <translation>Hubei</translation>
    </message>
    <message>
        <source>湖南</source>
        <translation>Hunan</translation>
    </message>
    <message>
        <source>广东</source>
        <translation>Guangdong</translation>
    </message>
    <message>
        <source>广西</source>
        <translation>Guangxi</translation>
    </message>
    <message>
        <source>海南</source>
        <translation>Hainan</translation>
    </message>
    <message>
        <source>重庆</source>
        <translation>Chongqing</translation>
    </message>
    <message>
        <source>四川</source>
        <translation>Sichuan</translation>
    </message>
    <message>
        <source>贵州</source>
        <translation>Guizhou</translation>
    </message>
    <message>
        <source>云南</source>
        <translation>Yunnan</translation>
    </message>
    <message>
        <source>西藏</source>
        <translation>Tibet</translation>
    </message>
    <message>
        <source>陕西</source>
        <translation>Shaanxi</translation>
    </message>
    <message>
        <source>甘肃</source>
        <translation>Gansu</translation>
    </message>
    <message>
        <source>青海</source>
        <translation>Qinghai</translation>
    </message>
    <message>
        <source>宁夏</source>
        <translation>Ningxia</translation>
    </message>
    <message>
        <source>新疆</source>
        <translation>Xinjiang</translation>
    </message>
    <message>
        <source>台湾</source>
        <translation>Taiwan</translation>
    </message>
    <message>
        <source>香港</source>
        <translation>Hong Kong</translation>
    </message>
    <message>
        <source>澳门</source>
        <translation>Macao</translation>
    </message>
    <message>
        <source>北京海淀</source>
        <translation>Haidian, Beijing</translation>
    </message>
    <message>
        <source>山东泰安</source>
        <translation>Tai&apos;an, Shandong</translation>
    </message>
    <message>
        <source>海南海口</source>
        <translation>Haikou, Hainan</translation>
    </message>
    <message>
        <source>宁夏银川</source>
        <translation>Yinchuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏银川兴庆区</source>
        <translation>Xingqing, Yinchuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏银川西夏区</source>
        <translation>Xixia, Yinchuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏银川金凤区</source>
        <translation>Jinfeng, Yinchuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏灵武</source>
        <translation>Lingwu, Ningxia</translation>
    </message>
    <message>
        <source>宁夏石嘴山</source>
        <translation>Shizuishan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏吴忠</source>
        <translation>Wuzhong, Ningxia</translation>
    </message>
    <message>
        <source>宁夏固原</source>
        <translation>Guyuan, Ningxia</translation>
    </message>
    <message>
        <source>宁夏中卫</source>
        <translation>Zhongwei, Ningxia</translation>
    </message>
    <message>
        <source>新疆乌鲁木齐</source>
        <translation>Urumqi, Xinjiang</translation>
    </message>
    <message>
        <source>填写的内容有一处不能接受。</source>
        <translation>Something entered cannot be accepted.</translation>
    </message>
    <message>
        <source>没有提交任何内容。</source>
        <translation>Nothing was submitted.</translation>
    </message>
    <message>
        <source>请再试一次；还不行请到人工窗口。</source>
        <translation>Please try again; if it does not help, go to a window.</translation>
    </message>
    <message>
        <source>看日志里的字段名。</source>
        <translation>The log names the field.</translation>
    </message>
    <message>
        <source>有一份资料的内容读不懂。</source>
        <translation>A piece of data could not be understood.</translation>
    </message>
    <message>
        <source>文件或报文不是合法的 JSON，日志里有位置。</source>
        <translation>A file or message is not valid JSON; the log says where.</translation>
    </message>
    <message>
        <source>医保政策资料有误，暂时不能计算。</source>
        <translation>The policy data is faulty, so nothing can be computed.</translation>
    </message>
    <message>
        <source>没有扣款。</source>
        <translation>Nothing was charged.</translation>
    </message>
    <message>
        <source>用 yidi policy check 检查政策文件。</source>
        <translation>Check the policy files with yidi policy check.</translation>
    </message>
    <message>
        <source>机器里的一份资料读不出来。</source>
        <translation>A file on this machine cannot be read.</translation>
    </message>
    <message>
        <source>检查数据目录的权限和磁盘。</source>
        <translation>Check the rights and the disk of the data folder.</translation>
    </message>
    <message>
        <source>机器存不下新的内容。</source>
        <translation>This machine cannot write anything new.</translation>
    </message>
    <message>
        <source>检查磁盘空间和数据目录的权限。</source>
        <translation>Check free space and the rights of the data folder.</translation>
    </message>
    <message>
        <source>读卡服务没有运行。</source>
        <translation>The card service is not running.</translation>
    </message>
    <message>
        <source>启动 pcscd，程序会自己恢复。</source>
        <translation>Start pcscd; the program recovers by itself.</translation>
    </message>
    <message>
        <source>没有找到读卡器。</source>
        <translation>No card reader was found.</translation>
    </message>
    <message>
        <source>检查读卡器的连线和电源。</source>
        <translation>Check the reader&apos;s cable and power.</translation>
    </message>
    <message>
        <source>读卡器没有反应。</source>
        <translation>The card reader does not respond.</translation>
    </message>
    <message>
        <source>请取出卡再插一次；还不行请到人工窗口。</source>
        <translation>Take the card out and insert it again; if it does not help, go to a window.</translation>
    </message>
    <message>
        <source>重新插拔读卡器，再不行更换。</source>
        <translation>Unplug and replug the reader; replace it if that does not help.</translation>
    </message>
    <message>
        <source>没有读到卡。</source>
        <translation>We could not read the card.</translation>
    </message>
    <message>
        <source>请把有芯片的一头朝里、芯片朝上，插到底。</source>
        <translation>Insert the chip end first, chip up, all the way in.</translation>
    </message>
    <message>
        <source>擦拭芯片；多张卡都读不出时检查读卡器。</source>
        <translation>Wipe the chip; if several cards fail, check the reader.</translation>
    </message>
    <message>
        <source>卡可能插反了。</source>
        <translation>The card may be the wrong way round.</translation>
    </message>
    <message>
        <source>请取出卡，芯片朝上、有芯片的一头朝里，插到底。</source>
        <translation>Take it out; chip up, chip end first, all the way in.</translation>
    </message>
    <message>
        <source>卡上电没有应答。</source>
        <translation>The card did not answer power-up.</translation>
    </message>
    <message>
        <source>这张卡不是社会保障卡。</source>
        <translation>This is not a social-security card.</translation>
    </message>
    <message>
        <source>请取出，换社保卡再试。</source>
        <translation>Please take it out and use yours.</translation>
    </message>
    <message>
        <source>卡上没有社保应用。</source>
        <translation>The card has no social-security application.</translation>
    </message>
    <message>
        <source>这张卡已过有效期。</source>
        <translation>This card has expired.</translation>
    </message>
    <message>
        <source>请到人工窗口换新卡，带上身份证。</source>
        <translation>Go to a window for a new card and bring your identity card.</translation>
    </message>
    <message>
        <source>换卡后旧卡停用。</source>
        <translation>The old card ends with the replacement.</translation>
    </message>
    <message>
        <source>卡在读取时被取出了。</source>
        <translation>The card was taken out while it was being read.</translation>
    </message>
    <message>
        <source>请重新插入，等屏幕提示再取。</source>
        <translation>Insert it again and wait until the screen says you may take it.</translation>
    </message>
    <message>
        <source>检查卡槽是否松动。</source>
        <translation>Check whether the slot is loose.</translation>
    </message>
    <message>
        <source>这张卡的内容不完整。</source>
        <translation>The data on this card is incomplete.</translation>
    </message>
    <message>
        <source>请到人工窗口检查卡片。</source>
        <translation>Have the card checked at a window.</translation>
    </message>
    <message>
        <source>卡上的数据不符合规范，日志里有文件名。</source>
        <translation>The card&apos;s data breaks the specification; the log names the file.</translation>
    </message>
    <message>
        <source>这张卡没有通过验证。</source>
        <translation>This card could not be verified.</translation>
    </message>
    <message>
        <source>请带上身份证，到人工窗口核对这张卡。</source>
        <translation>Take your identity card to a window to have this card checked.</translation>
    </message>
    <message>
        <source>内部认证结果不符：可能是复制的卡，留卡核查。</source>
        <translation>Internal authentication differs: perhaps a copied card; keep it for inquiry.</translation>
    </message>
    <message>
        <source>现在无法验证这张卡。</source>
        <translation>This card cannot be verified right now.</translation>
    </message>
    <message>
        <source>卡没有问题，没有提交任何内容。</source>
        <translation>The card is fine; nothing was submitted.</translation>
    </message>
    <message>
        <source>请稍后再试，或到人工窗口办理。</source>
        <translation>Try again later, or go to a window.</translation>
    </message>
    <message>
        <source>没有可用的 PSAM 卡，省平台也没有答复；用 yidi card list 检查。</source>
        <translation>No usable PSAM and no answer from the province; check with yidi card list.</translation>
    </message>
    <message>
        <source>这张卡已挂失、冻结或注销，不能使用。</source>
        <translation>This card was reported lost, frozen or cancelled and cannot be used.</translation>
    </message>
    <message>
        <source>请到人工窗口解除挂失或换新卡，带上身份证。</source>
        <translation>Go to a window to lift the loss or get a new card; bring your ID card.</translation>
    </message>
    <message>
        <source>省平台登记了停用；解除后重新插卡即可。</source>
        <translation>The province has it stopped; once that is lifted, just insert it again.</translation>
    </message>
    <message>
        <source>这个二维码不能用。</source>
        <translation>This QR code cannot be used.</translation>
    </message>
    <message>
        <source>请在手机上刷新医保电子凭证，再扫一次。</source>
        <translation>Refresh the medical e-credential on your phone and scan it again.</translation>
    </message>
    <message>
        <source>二维码已过期、不是医保电子凭证，或没有联网核验。</source>
        <translation>The code has expired, is no medical e-credential, or could not be verified on line.</translation>
    </message>
    <message>
        <source>证件阅读器没有反应。</source>
        <translation>The document reader does not respond.</translation>
    </message>
    <message>
        <source>请用社保卡办理，或到人工窗口。</source>
        <translation>Use your social-security card, or go to a window.</translation>
    </message>
    <message>
        <source>厂家程序退出或不答复，程序会自己重新启动它；看日志。</source>
        <translation>The vendor's program ended or is silent; it is started again by itself. See the log.</translation>
    </message>
    <message>
        <source>密码不对。</source>
        <translation>The PIN was wrong.</translation>
    </message>
    <message>
        <source>停下来不会锁卡。</source>
        <translation>Stopping now does not block the card.</translation>
    </message>
    <message>
        <source>请再输一次，或到人工窗口重置密码。</source>
        <translation>Enter it again, or have it reset at a window.</translation>
    </message>
    <message>
        <source>可凭身份证重置密码。</source>
        <translation>It can be reset with the identity card.</translation>
    </message>
    <message>
        <source>为防止锁卡，已停止输入。</source>
        <translation>We stopped before the card locks.</translation>
    </message>
    <message>
        <source>卡没有锁，还剩一次机会。没有提交任何内容。</source>
        <translation>The card is not locked; one try is left. Nothing was submitted.</translation>
    </message>
    <message>
        <source>请到人工窗口，凭身份证重置密码。</source>
        <translation>Go to a window with your identity card to reset the PIN.</translation>
    </message>
    <message>
        <source>不要让持卡人再试，先重置。</source>
        <translation>Do not let the person try again; reset it first.</translation>
    </message>
    <message>
        <source>这张卡的密码已锁定。</source>
        <translation>The PIN of this card is locked.</translation>
    </message>
    <message>
        <source>请到人工窗口，凭身份证解锁。</source>
        <translation>Go to a window with your identity card to unlock it.</translation>
    </message>
    <message>
        <source>需要解锁密码或重置。</source>
        <translation>Needs unblocking or a reset.</translation>
    </message>
    <message>
        <source>不知道密码核对的结果。</source>
        <translation>The result of the PIN check is not known.</translation>
    </message>
    <message>
        <source>请取出卡，重新插入再来一次。</source>
        <translation>Take the card out, insert it and start again.</translation>
    </message>
    <message>
        <source>可能已用掉一次机会；查看剩余次数。</source>
        <translation>A try may have been used; look at the tries left.</translation>
    </message>
    <message>
        <source>这张卡还没有设置密码。</source>
        <translation>This card has no PIN yet.</translation>
    </message>
    <message>
        <source>请到人工窗口设置密码，带上身份证。</source>
        <translation>Have a PIN set at a window; bring your identity card.</translation>
    </message>
    <message>
        <source>卡上没有密码文件或密码未启用。</source>
        <translation>The card has no PIN file, or the PIN is not enabled.</translation>
    </message>
    <message>
        <source>网络暂时不通。</source>
        <translation>There is no connection.</translation>
    </message>
    <message>
        <source>没有扣款；已存本机的内容联网后自动上传。</source>
        <translation>Nothing was charged; what is stored here is sent automatically later.</translation>
    </message>
    <message>
        <source>请稍后再来，或到人工窗口。</source>
        <translation>Please come back later or go to a window.</translation>
    </message>
    <message>
        <source>检查网线、VPN 和省平台状态。</source>
        <translation>Check cable, VPN and the province&apos;s status.</translation>
    </message>
    <message>
        <source>医保平台没有及时答复。</source>
        <translation>The insurance platform did not answer in time.</translation>
    </message>
    <message>
        <source>对照省平台的响应时间。</source>
        <translation>Compare with the province&apos;s response times.</translation>
    </message>
    <message>
        <source>这台机器和医保平台互相没有认出来，为安全已停止。</source>
        <translation>This machine and the platform did not recognise each other; it stopped to be safe.</translation>
    </message>
    <message>
        <source>证书过期、被换或时间不对；重新登记本机。</source>
        <translation>A certificate expired or changed, or the clock is wrong; enrol the station again.</translation>
    </message>
    <message>
        <source>医保平台的答复读不懂。</source>
        <translation>The platform&apos;s answer could not be understood.</translation>
    </message>
    <message>
        <source>把日志交给省平台。</source>
        <translation>Give the log to the province.</translation>
    </message>
    <message>
        <source>医保平台的答复没有通过验签，没有采用。</source>
        <translation>The platform&apos;s answer failed the signature check and was not used.</translation>
    </message>
    <message>
        <source>可能有人改动报文，立即报告。</source>
        <translation>The message may have been altered: report it at once.</translation>
    </message>
    <message>
        <source>医保平台没有接受这次请求。</source>
        <translation>The platform did not accept this request.</translation>
    </message>
    <message>
        <source>日志里有平台的说明。</source>
        <translation>The log has the platform&apos;s explanation.</translation>
    </message>
    <message>
        <source>结果待确认。</source>
        <translation>The result is pending.</translation>
    </message>
    <message>
        <source>请凭编号到窗口查询，不要重复付款。</source>
        <translation>Ask at a window with the number; do not pay twice.</translation>
    </message>
    <message>
        <source>等撤销或回执，再处理。</source>
        <translation>Wait for the withdrawal or the receipt.</translation>
    </message>
    <message>
        <source>网络不通，费用结算要联网才能确认。</source>
        <translation>There is no connection, and a settlement needs one to be confirmed.</translation>
    </message>
    <message>
        <source>请等网络恢复后再来，或到人工窗口；备案现在可以照常办。</source>
        <translation>Come back when the network is up or go to a window; you can still file now.</translation>
    </message>
    <message>
        <source>没有查到您的参保信息。</source>
        <translation>Your insurance was not found.</translation>
    </message>
    <message>
        <source>请联系参保地医保经办机构，或到人工窗口。</source>
        <translation>Contact your insurance office or go to a window.</translation>
    </message>
    <message>
        <source>核对卡号和证件号码。</source>
        <translation>Compare card and document number.</translation>
    </message>
    <message>
        <source>没找到您在本院的未结算就诊。</source>
        <translation>No unsettled visit was found here.</translation>
    </message>
    <message>
        <source>刚办出院可能要等 10 分钟，请稍后再试。</source>
        <translation>After discharge it can take 10 minutes; please try again later.</translation>
    </message>
    <message>
        <source>医院是否已上传出院和费用。</source>
        <translation>Has the hospital sent discharge and fees?</translation>
    </message>
    <message>
        <source>还没有有效的异地就医备案。</source>
        <translation>There is no filing in force.</translation>
    </message>
    <message>
        <source>可以先在本机办备案，再来结算。</source>
        <translation>You can file here first, then settle.</translation>
    </message>
    <message>
        <source>急诊由医院上传急诊标志，视同备案。</source>
        <translation>Emergencies count as filed once the hospital marks them.</translation>
    </message>
    <message>
        <source>参保地的政策资料还没有下发，暂时不能计算。</source>
        <translation>The policy of your insured place is missing, so nothing can be computed.</translation>
    </message>
    <message>
        <source>联系省平台下发政策。</source>
        <translation>Ask the province for the policy.</translation>
    </message>
    <message>
        <source>这种情况不能在这里直接结算。</source>
        <translation>This kind of visit cannot be settled here.</translation>
    </message>
    <message>
        <source>新生儿、外伤或跨医保年度的住院，请人工核对后办理。</source>
        <translation>A newborn, an accident or a stay over the end of the medical year: check it by hand.</translation>
    </message>
    <message>
        <source>费用的几个数对不上，为安全已停止。</source>
        <translation>The amounts do not add up, so it stopped to be safe.</translation>
    </message>
    <message>
        <source>省平台的结算恒等式不成立，立即报告。</source>
        <translation>The settlement identities do not hold: report it at once.</translation>
    </message>
    <message>
        <source>费用刚刚有变化。</source>
        <translation>The amounts have just changed.</translation>
    </message>
    <message>
        <source>请重新核对。</source>
        <translation>Please check again.</translation>
    </message>
    <message>
        <source>医院补传了费用。</source>
        <translation>The hospital sent further fees.</translation>
    </message>
    <message>
        <source>这台机器暂停服务。</source>
        <translation>This machine is out of service.</translation>
    </message>
    <message>
        <source>已保存的业务都在，没有丢失。</source>
        <translation>Everything stored so far is kept; nothing is lost.</translation>
    </message>
    <message>
        <source>队列文件打不开；不要删除，保留原样并报告。</source>
        <translation>The queue file cannot be opened; do not delete it, keep it and report.</translation>
    </message>
    <message>
        <source>另一个程序占用了队列文件，关掉它再启动。</source>
        <translation>Another program holds the queue file; close it and start again.</translation>
    </message>
    <message>
        <source>队列文件来自更新的版本，请升级程序。</source>
        <translation>The queue file is from a newer version; update the program.</translation>
    </message>
    <message>
        <source>这台机器存满了，暂停服务。</source>
        <translation>This machine is full and out of service.</translation>
    </message>
    <message>
        <source>腾出磁盘空间，不要删除数据目录里的文件。</source>
        <translation>Free disk space; do not delete files in the data folder.</translation>
    </message>
    <message>
        <source>这台机器存的业务太多，先不收新的。</source>
        <translation>This machine holds too much and takes nothing new for now.</translation>
    </message>
    <message>
        <source>等待发送的业务到了上限；恢复网络，发出后自动恢复。</source>
        <translation>The limit of what waits is reached; restore the network, it resumes once sent.</translation>
    </message>
    <message>
        <source>这台机器断网太久，现在不能暂结。</source>
        <translation>This machine was offline too long to settle provisionally.</translation>
    </message>
    <message>
        <source>最早一笔等了太久，或暂结总额到了上限；恢复网络。</source>
        <translation>The oldest one waits too long, or the provisional sum is reached; restore the network.</translation>
    </message>
    <message>
        <source>这笔业务的状态对不上，已停下来。</source>
        <translation>The state of this request does not fit, so it stopped.</translation>
    </message>
    <message>
        <source>程序有错，附上日志报告。</source>
        <translation>A fault in the program; report it with the log.</translation>
    </message>
    <message>
        <source>这台机器还没有登记，暂停服务。</source>
        <translation>This machine is not enrolled and out of service.</translation>
    </message>
    <message>
        <source>运行 yidi station enrol 登记本机。</source>
        <translation>Enrol the station with yidi station enrol.</translation>
    </message>
    <message>
        <source>打印机没有准备好，业务不受影响。</source>
        <translation>The printer is not ready; your request is not affected.</translation>
    </message>
    <message>
        <source>已办的业务有效。</source>
        <translation>What was done remains valid.</translation>
    </message>
    <message>
        <source>请拍下二维码，或到窗口补打。</source>
        <translation>Photograph the code or ask at a window.</translation>
    </message>
    <message>
        <source>检查纸和打印机电源。</source>
        <translation>Check paper and power.</translation>
    </message>
    <message>
        <source>医保自助服务</source>
        <translation>Medical insurance self-service</translation>
    </message>
    <message>
        <source>在线</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>网络不通</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>正在联网</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>待上传 %1 笔</source>
        <translation>%1 to be sent</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>标准字</source>
        <translation>Normal text</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>标准色</source>
        <translation>Normal colours</translation>
    </message>
    <message>
        <source>呼叫人员</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>退卡结束</source>
        <translation>Finish, take card</translation>
    </message>
    <message>
        <source>第 %1 步，共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>网络暂时不通：备案可以照常办，先存在本机，联网后自动上传；结算暂停。</source>
        <translation>No connection: you can still file, it is stored here and sent automatically later; settlement is paused.</translation>
    </message>
    <message>
        <source>网络暂时不通：备案可以照常办，先存在本机，联网后自动上传；结算暂停。本机资料截至 %1。</source>
        <translation>No connection: filing still works, is stored here and sent later; settlement is paused. What is known here is as of %1.</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>再打印一份</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>返回菜单</source>
        <translation>Back to menu</translation>
    </message>
    <message>
        <source>请输入社保卡密码</source>
        <translation>Enter your card PIN</translation>
    </message>
    <message>
        <source>6 位数字，请用手遮挡</source>
        <translation>6 digits. Cover the keys with your hand.</translation>
    </message>
    <message>
        <source>已输入 %1 位</source>
        <translation>%1 digits entered</translation>
    </message>
    <message>
        <source>还可试 %1 次</source>
        <translation>%1 tries left</translation>
    </message>
    <message>
        <source>密码不对，还可以试 %1 次。停下来不会锁卡。</source>
        <translation>Wrong PIN, %1 tries left. Stopping now does not block the card.</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>退一格</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>正在核对密码</source>
        <translation>Checking the PIN</translation>
    </message>
    <message>
        <source>由卡片自己核对，请不要拔卡。</source>
        <translation>The card checks it itself. Please leave the card in.</translation>
    </message>
    <message>
        <source>请插入社会保障卡</source>
        <translation>Insert your social-security card</translation>
    </message>
    <message>
        <source>芯片朝上，有芯片的一头朝里，插到底。</source>
        <translation>Chip up, chip end first, all the way in.</translation>
    </message>
    <message>
        <source>这里可以办</source>
        <translation>What you can do here</translation>
    </message>
    <message>
        <source>异地就医备案</source>
        <translation>File for care here</translation>
    </message>
    <message>
        <source>费用结算</source>
        <translation>Settle costs</translation>
    </message>
    <message>
        <source>读卡器没有准备好，暂时不能插卡办理，请到人工窗口。</source>
        <translation>The card reader is not ready. Please go to a window.</translation>
    </message>
    <message>
        <source>正在读卡</source>
        <translation>Reading your card</translation>
    </message>
    <message>
        <source>大约 3 秒，请不要拔卡。</source>
        <translation>About 3 seconds. Please leave the card in.</translation>
    </message>
    <message>
        <source>正在核对参保信息</source>
        <translation>Checking your insurance</translation>
    </message>
    <message>
        <source>正在向医保平台查询，大约 3 秒。</source>
        <translation>Asking the insurance service, about 3 seconds.</translation>
    </message>
    <message>
        <source>还没有提交任何内容。</source>
        <translation>Nothing has been submitted yet.</translation>
    </message>
    <message>
        <source>是您本人吗？</source>
        <translation>Is this you?</translation>
    </message>
    <message>
        <source>是我，继续</source>
        <translation>Yes, continue</translation>
    </message>
    <message>
        <source>不对，换卡</source>
        <translation>No, change card</translation>
    </message>
    <message>
        <source>网络不通，参保信息暂时核不了，先用卡上的资料；备案可以办，联网后由平台核对。</source>
        <translation>No connection: your insurance could not be checked. The data on your card is used; you can file, and the platform checks it later.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>参保地</source>
        <translation>Insured in</translation>
    </message>
    <message>
        <source>险种</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>卡有效至</source>
        <translation>Card valid to</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>%1，您好。今天办什么？</source>
        <translation>Hello, %1</translation>
    </message>
    <message>
        <source>在本地看病前登记，四步办完</source>
        <translation>Register before treatment, four steps</translation>
    </message>
    <message>
        <source>看清每一笔金额的理由，再确认</source>
        <translation>See the reason for every amount, then confirm</translation>
    </message>
    <message>
        <source>断网时只有参保地允许的才能先暂结</source>
        <translation>Without the connection only where your insurer allows it</translation>
    </message>
    <message>
        <source>为什么在外地看病？</source>
        <translation>Why are you treated away from home?</translation>
    </message>
    <message>
        <source>长期住在这里</source>
        <translation>I live here</translation>
    </message>
    <message>
        <source>退休安置、居住或工作</source>
        <translation>Retired, resident or working here</translation>
    </message>
    <message>
        <source>医生转诊过来</source>
        <translation>A doctor referred me</translation>
    </message>
    <message>
        <source>有参保地医院的转诊证明</source>
        <translation>With a certificate from a hospital at home</translation>
    </message>
    <message>
        <source>突发急病</source>
        <translation>An emergency</translation>
    </message>
    <message>
        <source>正在抢救或看急诊</source>
        <translation>Being treated as an emergency</translation>
    </message>
    <message>
        <source>临时外出看病</source>
        <translation>A temporary stay</translation>
    </message>
    <message>
        <source>出差、旅游、探亲等</source>
        <translation>Travel, family visit and the like</translation>
    </message>
    <message>
        <source>在哪里看病？</source>
        <translation>Where will you be treated?</translation>
    </message>
    <message>
        <source>备案到市即可，这个市里联网的医院都能用。</source>
        <translation>Filing covers the whole city: every connected hospital in it.</translation>
    </message>
    <message>
        <source>就在这里：%1</source>
        <translation>Here: %1</translation>
    </message>
    <message>
        <source>别的城市</source>
        <translation>Another city</translation>
    </message>
    <message>
        <source>从哪天开始？</source>
        <translation>From which day?</translation>
    </message>
    <message>
        <source>今天 %1</source>
        <translation>Today, %1</translation>
    </message>
    <message>
        <source>入院那天 %1（补办）</source>
        <translation>Day of admission, %1 (late filing)</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>请核对：替%1备案</source>
        <translation>Please check: filing for %1</translation>
    </message>
    <message>
        <source>确认，输密码</source>
        <translation>Confirm, enter PIN</translation>
    </message>
    <message>
        <source>备案类型</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>就医地</source>
        <translation>Place of care</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>按参保地规定</source>
        <translation>As your insured place rules</translation>
    </message>
    <message>
        <source>急诊抢救不用备案</source>
        <translation>Emergencies need no filing</translation>
    </message>
    <message>
        <source>医院把这次就诊标为急诊后，视同已经备案，出院时可以直接结算。请告诉医生或住院处您是外地参保。</source>
        <translation>Once the hospital marks the visit as an emergency it counts as filed, and you can settle on discharge. Tell your doctor or the admission desk that you are insured elsewhere.</translation>
    </message>
    <message>
        <source>这台机器只办本市</source>
        <translation>This machine files for this city only</translation>
    </message>
    <message>
        <source>要备案到别的城市，请到人工窗口，或用国家医保服务平台手机应用办理。没有提交任何内容。</source>
        <translation>For another city go to a window or use the national insurance app. Nothing was submitted.</translation>
    </message>
    <message>
        <source>正在办理备案</source>
        <translation>Filing</translation>
    </message>
    <message>
        <source>正在等医保平台答复，最多 8 秒。</source>
        <translation>Waiting for the platform, 8 seconds at most.</translation>
    </message>
    <message>
        <source>您填的内容已存在本机，不会丢。</source>
        <translation>What you entered is stored here and will not be lost.</translation>
    </message>
    <message>
        <source>正在保存到本机。</source>
        <translation>Storing it on this machine.</translation>
    </message>
    <message>
        <source>备案已通过</source>
        <translation>Your filing is approved</translation>
    </message>
    <message>
        <source>备案已受理，正在审核</source>
        <translation>Your filing was received and is under review</translation>
    </message>
    <message>
        <source>已存在本机，待上传</source>
        <translation>Stored here, not yet sent</translation>
    </message>
    <message>
        <source>备案没有通过</source>
        <translation>Your filing was not accepted</translation>
    </message>
    <message>
        <source>在备案地联网的医院，出院时可以直接结算。</source>
        <translation>At connected hospitals there you can settle directly on discharge.</translation>
    </message>
    <message>
        <source>参保地审核后生效，一般 1 个工作日。可以随时插卡查询。</source>
        <translation>It takes effect once your insured place has reviewed it, usually one working day.</translation>
    </message>
    <message>
        <source>还没有生效。联网后自动上传，不用重填。请保管好回执上的编号。</source>
        <translation>It is not effective yet. It will be sent automatically; you need not fill it in again. Keep the number on the slip.</translation>
    </message>
    <message>
        <source>备案编号</source>
        <translation>Filing number</translation>
    </message>
    <message>
        <source>本机编号</source>
        <translation>Number here</translation>
    </message>
    <message>
        <source>正在查找就诊</source>
        <translation>Looking for your visits</translation>
    </message>
    <message>
        <source>正在向医保平台查询未结算的就诊。</source>
        <translation>Asking the platform for unsettled visits.</translation>
    </message>
    <message>
        <source>结算哪一次就诊？</source>
        <translation>Which visit do you want to settle?</translation>
    </message>
    <message>
        <source>%1
%2 至 %3</source>
        <translation>%1
%2 to %3</translation>
    </message>
    <message>
        <source>%1
%2 起，还没办出院</source>
        <translation>%1
Since %2, not discharged</translation>
    </message>
    <message>
        <source>先办出院，再来结算</source>
        <translation>Please be discharged first</translation>
    </message>
    <message>
        <source>正在算费用</source>
        <translation>Working out the amounts</translation>
    </message>
    <message>
        <source>参保地正在按政策计算，大约 5 秒。</source>
        <translation>Your insured place applies its policy, about 5 seconds.</translation>
    </message>
    <message>
        <source>费用构成</source>
        <translation>The bill</translation>
    </message>
    <message>
        <source>确认前是预估，以结算结果为准。</source>
        <translation>An estimate until you confirm.</translation>
    </message>
    <message>
        <source>为什么是这个数？</source>
        <translation>Why this amount?</translation>
    </message>
    <message>
        <source>每一笔金额的理由</source>
        <translation>The reason for each amount</translation>
    </message>
    <message>
        <source>去核对并确认</source>
        <translation>Check and confirm</translation>
    </message>
    <message>
        <source>请核对并确认</source>
        <translation>Please check and confirm</translation>
    </message>
    <message>
        <source>确认结算，输密码</source>
        <translation>Confirm, enter PIN</translation>
    </message>
    <message>
        <source>按“确认”后输入社保卡密码才会结算。</source>
        <translation>It is settled only after you confirm and enter your PIN.</translation>
    </message>
    <message>
        <source>费用有变化，已经重新计算，请再核对一次。</source>
        <translation>The amounts have changed and were worked out again. Please check once more.</translation>
    </message>
    <message>
        <source>总费用</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>医保基金支付</source>
        <translation>Insurance pays</translation>
    </message>
    <message>
        <source>个人支付</source>
        <translation>Your share</translation>
    </message>
    <message>
        <source>统筹基金</source>
        <translation>Pooled fund</translation>
    </message>
    <message>
        <source>大病保险</source>
        <translation>Major-illness insurance</translation>
    </message>
    <message>
        <source>大额医疗补助</source>
        <translation>Large-amount supplement</translation>
    </message>
    <message>
        <source>公务员补助</source>
        <translation>Civil servants&apos; supplement</translation>
    </message>
    <message>
        <source>企业补充</source>
        <translation>Employer&apos;s supplement</translation>
    </message>
    <message>
        <source>个人账户</source>
        <translation>Personal account</translation>
    </message>
    <message>
        <source>家庭共济账户</source>
        <translation>Family account</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>正在结算</source>
        <translation>Settling</translation>
    </message>
    <message>
        <source>正在等参保地答复，最多 8 秒。</source>
        <translation>Waiting for your insured place, 8 seconds at most.</translation>
    </message>
    <message>
        <source>请求已存在本机，不会重复扣款。</source>
        <translation>The request is stored here; you cannot be charged twice.</translation>
    </message>
    <message>
        <source>已结算</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>请取走结算单。应付的个人部分请到收费处交。</source>
        <translation>Take your statement. Pay your own share at the cashier.</translation>
    </message>
    <message>
        <source>结果待确认，没有扣款</source>
        <translation>Result pending, nothing taken</translation>
    </message>
    <message>
        <source>没有收到参保地的答复，这次结算已作废处理。请稍后再试，或凭编号到窗口查询。不要另外付这笔钱。</source>
        <translation>No answer came from your insured place, so this settlement is being withdrawn. Try again later or ask at a window with the number. Do not pay elsewhere meanwhile.</translation>
    </message>
    <message>
        <source>没有结算</source>
        <translation>Not settled</translation>
    </message>
    <message>
        <source>结算编号</source>
        <translation>Settlement no.</translation>
    </message>
    <message>
        <source>就诊</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>医院</source>
        <translation>Hospital</translation>
    </message>
    <message>
        <source>住院日期</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>%1 至 %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>%1 天</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已受理，待审核</source>
        <translation>Received, being decided</translation>
    </message>
    <message>
        <source>已存本机，待上传，还没有生效</source>
        <translation>Stored here, not yet sent, not yet effective</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>回执没有打印出来，业务不受影响。请拍下二维码，或到窗口补打。</source>
        <translation>The slip was not printed; your request is not affected. Photograph the code or ask at a window.</translation>
    </message>
    <message>
        <source>跨省异地就医备案回执</source>
        <translation>Receipt for filing, care away from home</translation>
    </message>
    <message>
        <source>跨省异地就医住院费用结算单</source>
        <translation>Statement of a hospital stay away from home</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>打印时间</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>结算时间</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>二维码里只有编号，没有个人信息。</source>
        <translation>The code holds the number alone, no personal data.</translation>
    </message>
    <message>
        <source>校验 %1</source>
        <translation>Check code %1</translation>
    </message>
    <message>
        <source>窗口办理凭条</source>
        <translation>Ticket for a window</translation>
    </message>
    <message>
        <source>业务受理回执</source>
        <translation>Acceptance receipt</translation>
    </message>
    <message>
        <source>办理事项</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>转窗口的原因</source>
        <translation>Why at a window</translation>
    </message>
    <message>
        <source>请带上</source>
        <translation>Please bring</translation>
    </message>
    <message>
        <source>身份证件和社保卡</source>
        <translation>Identity document and social-security card</translation>
    </message>
    <message>
        <source>请到任一医保窗口出示这张凭条，接着办完，不用重新填写。</source>
        <translation>Show this ticket at any insurance window and finish there; nothing needs to be filled in again.</translation>
    </message>
    <message>
        <source>备案已取消。以后需要时可以重新备案。</source>
        <translation>The filing is cancelled. You can file again when you need to.</translation>
    </message>
    <message>
        <source>备案已延期，到上面的结束日期前都有效。</source>
        <translation>The filing is extended and holds until the end named above.</translation>
    </message>
    <message>
        <source>备案已变更，原来的备案不再有效。</source>
        <translation>The filing is changed; the earlier one no longer counts.</translation>
    </message>
    <message>
        <source>已收材料</source>
        <translation>Papers received</translation>
    </message>
    <message>
        <source>还要补交</source>
        <translation>Papers still needed</translation>
    </message>
    <message>
        <source>补交期限</source>
        <translation>Hand in by</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>经办地点</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>备案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend it</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel it</translation>
    </message>
    <message>
        <source>忘记了社保卡密码</source>
        <translation>The card&apos;s PIN is forgotten</translation>
    </message>
    <message>
        <source>社保卡密码已锁</source>
        <translation>The card&apos;s PIN is locked</translation>
    </message>
    <message>
        <source>医保经办</source>
        <translation>Insurance desk</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>证件号码、备案编号，或扫回执上的二维码</source>
        <translation>Document or filing number, or scan a slip</translation>
    </message>
    <message>
        <source>已标记</source>
        <translation>marked</translation>
    </message>
    <message>
        <source>%1 秒内可以撤销</source>
        <translation>Can be undone for %1 s</translation>
    </message>
    <message>
        <source>这一页的按键</source>
        <translation>Keys of this page</translation>
    </message>
    <message>
        <source>按 F1 或 Esc 关闭</source>
        <translation>F1 or Esc closes this</translation>
    </message>
    <message>
        <source>标记或取消标记这一行</source>
        <translation>Mark this line, or take the mark off</translation>
    </message>
    <message>
        <source>全部标记或全部取消</source>
        <translation>Mark all lines, or none</translation>
    </message>
    <message>
        <source>连着标记几行</source>
        <translation>Mark several lines in a row</translation>
    </message>
    <message>
        <source>换到别的模块</source>
        <translation>Go to another module</translation>
    </message>
    <message>
        <source>到窗口的下一部分</source>
        <translation>Go to the next part of the window</translation>
    </message>
    <message>
        <source>换语言</source>
        <translation>Change the language</translation>
    </message>
    <message>
        <source>演练用，无效</source>
        <translation>TRAINING, NOT VALID</translation>
    </message>
    <message>
        <source>基金支付明细</source>
        <translation>Paid by the funds</translation>
    </message>
    <message>
        <source>计算说明</source>
        <translation>How it was computed</translation>
    </message>
    <message>
        <source>政策版本</source>
        <translation>Policy version</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>还需要更多时间吗？</source>
        <translation>Do you need more time?</translation>
    </message>
    <message>
        <source>%1 秒后自动结束并清除您的信息</source>
        <translation>Ending and clearing your data in %1 seconds</translation>
    </message>
    <message>
        <source>请取走您的卡</source>
        <translation>Please take your card</translation>
    </message>
    <message>
        <source>卡可以拔了，您的信息已从屏幕清除。</source>
        <translation>You can take the card now. Your data has been cleared.</translation>
    </message>
    <message>
        <source>卡已取出</source>
        <translation>The card was taken out</translation>
    </message>
    <message>
        <source>备案已通过。</source>
        <translation>Your filing was approved.</translation>
    </message>
    <message>
        <source>备案已受理，正在审核。</source>
        <translation>Your filing was received and is under review.</translation>
    </message>
    <message>
        <source>备案已存在本机，联网后自动上传，还没有生效。</source>
        <translation>Your filing is stored here and will be sent automatically; it is not effective yet.</translation>
    </message>
    <message>
        <source>备案没有通过。</source>
        <translation>Your filing was not accepted.</translation>
    </message>
    <message>
        <source>费用已结算。</source>
        <translation>Your stay was settled.</translation>
    </message>
    <message>
        <source>结算结果待确认，没有扣款。</source>
        <translation>The settlement is pending; nothing was taken.</translation>
    </message>
    <message>
        <source>没有结算，没有扣款。</source>
        <translation>Not settled; nothing was charged.</translation>
    </message>
    <message>
        <source>需要帮助？</source>
        <translation>Need help?</translation>
    </message>
    <message>
        <source>机器编号</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>代码 %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>没有提交任何内容，没有扣款。</source>
        <translation>Nothing was submitted and nothing was charged.</translation>
    </message>
    <message>
        <source>医保平台没有接受，也没有说明原因</source>
        <translation>The platform did not accept it and gave no reason</translation>
    </message>
    <message>
        <source>请核对姓名和证件号码，或带身份证到人工窗口。</source>
        <translation>Check name and document number, or bring your identity card to a window.</translation>
    </message>
    <message>
        <source>请联系参保地医保经办机构。</source>
        <translation>Contact the insurance office of your insured place.</translation>
    </message>
    <message>
        <source>请先向参保地医保经办机构或单位续上缴费，待遇恢复后再来办。</source>
        <translation>Have your contributions resumed through your insurance office or employer, then come back.</translation>
    </message>
    <message>
        <source>到期以后就可以办，具体日期见上面。</source>
        <translation>It can be done from the date shown above.</translation>
    </message>
    <message>
        <source>请先到那家医院结清，结清后马上可以来备案。</source>
        <translation>Settle with that hospital first; you can file right after.</translation>
    </message>
    <message>
        <source>不用再办，直接用已有的备案看病结算。</source>
        <translation>Nothing more to do: use the filing you have.</translation>
    </message>
    <message>
        <source>不用备案，带社保卡就医即可。</source>
        <translation>No filing needed: just bring your card.</translation>
    </message>
    <message>
        <source>请选别的就医地，或到人工窗口查询开通的地方。</source>
        <translation>Choose another place, or ask at a window which are open.</translation>
    </message>
    <message>
        <source>请回转诊的医院，重新开有效的转诊证明。</source>
        <translation>Ask the referring hospital for a valid certificate.</translation>
    </message>
    <message>
        <source>请带上证明材料，到人工窗口办理。</source>
        <translation>Bring the papers to a window.</translation>
    </message>
    <message>
        <source>请先到人工窗口补换社保卡，或解除挂失。</source>
        <translation>Have the card replaced or the loss report lifted at a window.</translation>
    </message>
    <message>
        <source>请重新选择开始日期。</source>
        <translation>Choose another first day.</translation>
    </message>
    <message>
        <source>请保留发票和病历，到参保地手工报销。</source>
        <translation>Keep invoices and records and claim at your insured place.</translation>
    </message>
    <message>
        <source>户口簿上的安置证明</source>
        <translation>household register page</translation>
    </message>
    <message>
        <source>居住证明</source>
        <translation>proof of residence</translation>
    </message>
    <message>
        <source>工作证明</source>
        <translation>proof of work</translation>
    </message>
    <message>
        <source>转诊证明</source>
        <translation>referral certificate</translation>
    </message>
    <message>
        <source>个人承诺</source>
        <translation>personal declaration</translation>
    </message>
    <message>
        <source>已挂失</source>
        <translation>reported lost</translation>
    </message>
    <message>
        <source>已冻结</source>
        <translation>frozen</translation>
    </message>
    <message>
        <source>已注销</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>总费用 {amount}，是医院上传的全部费用。</source>
        <translation>Total {amount}: everything the hospital sent.</translation>
    </message>
    <message>
        <source>医保目录以外的 {amount}，由个人支付。</source>
        <translation>{amount} lies outside the catalogue and is yours to pay.</translation>
    </message>
    <message>
        <source>超过限价的 {amount}，由个人支付。</source>
        <translation>{amount} lies above price limits and is yours to pay.</translation>
    </message>
    <message>
        <source>乙类项目先由个人支付一部分，共 {amount}。</source>
        <translation>Your first share of class B items: {amount}.</translation>
    </message>
    <message>
        <source>总费用减去上面几项，余下 {amount} 按政策报销。</source>
        <translation>The total less the above leaves {amount} to which the policy applies.</translation>
    </message>
    <message>
        <source>临时外出就医，政策范围内的 {inscp_scp_amt} 先由个人支付 {share}，即 {amount}。</source>
        <translation>Temporary stay: you first pay {share} of {inscp_scp_amt}, that is {amount}.</translation>
    </message>
    <message>
        <source>临时外出就医，报销比例降低 {points}。</source>
        <translation>Temporary stay: the share the insurance pays is lowered by {points}.</translation>
    </message>
    <message>
        <source>临时外出就医，报销比例按原来的 {multiplier} 计算。</source>
        <translation>Temporary stay: the share the insurance pays is taken at {multiplier}.</translation>
    </message>
    <message>
        <source>起付线全年 {deductible}，此前已付 {used_before}，这次由个人支付 {amount}。</source>
        <translation>Deductible {deductible} a year, {used_before} paid before; you pay {amount} this time.</translation>
    </message>
    <message>
        <source>转院前已付起付线 {transferred}，这里的起付线是 {deductible}，只补差额 {amount}。</source>
        <translation>You paid {transferred} of deductible before the transfer; here it is {deductible}, so you pay the difference, {amount}.</translation>
    </message>
    <message>
        <source>起付线 {deductible}（今年第 {admission_no} 次住院），由个人支付 {amount}。</source>
        <translation>Deductible {deductible} (stay number {admission_no} this year): you pay {amount}.</translation>
    </message>
    <message>
        <source>起付线 {deductible}，这次由个人支付 {amount}。</source>
        <translation>Deductible {deductible}: you pay {amount} of it this time.</translation>
    </message>
    <message>
        <source>这一段费用 {part} 按 {ratio} 计算，但统筹基金今年只剩 {room} 的额度，所以支付 {amount}。</source>
        <translation>This part of the bill, {part}, counts at {ratio}, but the pooled fund has only {room} left this year: it pays {amount}.</translation>
    </message>
    <message>
        <source>这项补助对其中 {part} 按 {ratio} 计算，但今年只剩 {room} 的额度，所以支付 {amount}。</source>
        <translation>This supplement counts {part} at {ratio}, but has only {room} left this year: it pays {amount}.</translation>
    </message>
    <message>
        <source>这一段费用 {part}，统筹基金支付 {ratio}，即 {amount}。</source>
        <translation>Of this part, {part}, the pooled fund pays {ratio}: {amount}.</translation>
    </message>
    <message>
        <source>统筹基金全年最多支付 {cap}，此前已付 {paid_before}，所以这次一共支付 {amount}。</source>
        <translation>The pooled fund pays at most {cap} a year, {paid_before} before this; so {amount} now.</translation>
    </message>
    <message>
        <source>公务员补助对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>The civil servants&apos; supplement pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>企业补充保险对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>The employer&apos;s supplement pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>大额补助对超过统筹封顶的 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>Above the pooled cap the large-amount supplement pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>大病保险对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>The major-illness insurance pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>医疗救助对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>Medical assistance pays {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>其他基金对其中 {part} 支付 {ratio}，得 {amount}。</source>
        <translation>Other funds pay {ratio} of {part}: {amount}.</translation>
    </message>
    <message>
        <source>其中 {part} 在这项补助的起付标准以内，不支付。</source>
        <translation>{part} of it lies within the threshold of this fund, which pays nothing there.</translation>
    </message>
    <message>
        <source>以上各项基金一共支付 {amount}。</source>
        <translation>All funds together pay {amount}.</translation>
    </message>
    <message>
        <source>总费用 {medfee_sumamt} 减去基金支付 {fund_pay_sumamt}，个人负担 {amount}。</source>
        <translation>Total {medfee_sumamt} less {fund_pay_sumamt} from the funds: your part is {amount}.</translation>
    </message>
    <message>
        <source>个人账户有 {balance}，从中支付 {amount}。</source>
        <translation>Your personal account holds {balance}; {amount} is paid from it.</translation>
    </message>
    <message>
        <source>除个人账户外，还要付现金 {amount}。</source>
        <translation>Beside the personal account, {amount} is to be paid in cash.</translation>
    </message>
    <message>
        <source>家人共济账户有 {family_balance}，从中支付 {amount}。</source>
        <translation>Your family account holds {family_balance}; {amount} is paid from it.</translation>
    </message>
    <message>
        <source>到现在一共 {cumulative}，前面已结算 {settled_before}，从这次里减去。</source>
        <translation>{cumulative} in all so far; {settled_before} was settled before and is taken off.</translation>
    </message>
    <message>
        <source>原来结算的 {settled} 全部退回。</source>
        <translation>The {settled} settled before is taken back whole.</translation>
    </message>
    <message>
        <source>上面的事办好后可以再来备案。</source>
        <translation>Once these are dealt with you can file again.</translation>
    </message>
    <message>
        <source>没有扣款。上面的事办好后可以再来结算。</source>
        <translation>Nothing was charged. Once these are dealt with you can settle here.</translation>
    </message>
    <message>
        <source>结束办理</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>请再扫一次医保码</source>
        <translation>Please scan your code again</translation>
    </message>
    <message>
        <source>打开手机上的医保电子凭证，把二维码对准扫码口，就算您本人确认。</source>
        <translation>Open your medical e-credential on the phone and hold its code under the scanner. This confirms that it is you.</translation>
    </message>
    <message>
        <source>这个码没有通过核验。请在手机上刷新，再扫一次。</source>
        <translation>This code was not accepted. Refresh it on the phone and scan again.</translation>
    </message>
    <message>
        <source>这是另一个人的医保码。请扫刚才办理的那一位的码。</source>
        <translation>This is another person’s code. Please scan the code of whoever began.</translation>
    </message>
    <message>
        <source>扫码要联网核验，现在网络不通，没有提交任何内容。</source>
        <translation>A code can only be checked with a connection, and there is none now. Nothing was submitted.</translation>
    </message>
    <message>
        <source>请插入社会保障卡办理；没有带卡，请到人工窗口。</source>
        <translation>Please insert your social security card. Without a card, please go to a window.</translation>
    </message>
    <message>
        <source>回到首页</source>
        <translation>Back to the start</translation>
    </message>
    <message>
        <source>请插卡，或扫医保码</source>
        <translation>Insert your card, or scan your code</translation>
    </message>
    <message>
        <source>没带卡：打开手机上的医保电子凭证，把二维码对准扫码口。</source>
        <translation>No card with you? Open your medical e-credential on the phone and hold its code under the scanner.</translation>
    </message>
    <message>
        <source>不是我，结束</source>
        <translation>Not me, finish</translation>
    </message>
    <message>
        <source>确认，再扫码</source>
        <translation>Confirm, scan again</translation>
    </message>
    <message>
        <source>确认结算，再扫码</source>
        <translation>Settle, scan again</translation>
    </message>
    <message>
        <source>按“确认”后再扫一次医保码才会结算。</source>
        <translation>Nothing is settled before you confirm and scan your code again.</translation>
    </message>
    <message>
        <source>办理已结束</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>您的信息已从屏幕清除。</source>
        <translation>Your data has been cleared from the screen.</translation>
    </message>
    <message>
        <source>已选首字母：%1</source>
        <translation>Letters chosen: %1</translation>
    </message>
    <message>
        <source>还没有选首字母</source>
        <translation>No letter chosen yet</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>还没有输入</source>
        <translation>Nothing entered yet</translation>
    </message>
    <message>
        <source>读给我听</source>
        <translation>Read it to me</translation>
    </message>
    <message>
        <source>到窗口继续办</source>
        <translation>To be finished at a window</translation>
    </message>
    <message>
        <source>换一个首字母</source>
        <translation>Other letter</translation>
    </message>
    <message>
        <source>备案已延期</source>
        <translation>Your filing has been extended</translation>
    </message>
    <message>
        <source>备案已变更</source>
        <translation>Your filing has been changed</translation>
    </message>
    <message>
        <source>备案已取消</source>
        <translation>Your filing has been cancelled</translation>
    </message>
    <message>
        <source>申请已受理，正在审核</source>
        <translation>Received, being reviewed</translation>
    </message>
    <message>
        <source>这次没有办成</source>
        <translation>This could not be done</translation>
    </message>
    <message>
        <source>原来的备案没有变。上面的事办好后可以再来办。</source>
        <translation>Your filing stays as it was. You can come back once the above is settled.</translation>
    </message>
    <message>
        <source>已转到人工窗口，不用重填</source>
        <translation>Passed on to a window; nothing has to be filled in again</translation>
    </message>
    <message>
        <source>请带身份证件和凭条到任一医保窗口，报上面的编号，接着办完。</source>
        <translation>Take your identity document and the slip to any insurance window, tell them the number above, and they will finish it.</translation>
    </message>
    <message>
        <source>还没有生效。联网后转到窗口；请带身份证件和凭条到人工窗口接着办。</source>
        <translation>Not yet in effect. It goes to the window once the network is back; take your identity document and the slip to a window to finish it.</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>已转到人工窗口，请带身份证件和凭条去接着办。</source>
        <translation>It has been passed on to a window. Take your identity document and the slip there.</translation>
    </message>
    <message>
        <source>忘记密码</source>
        <translation>Forgot PIN</translation>
    </message>
    <message>
        <source>社保卡密码只剩一次机会</source>
        <translation>One try left for the card's PIN</translation>
    </message>
    <message>
        <source>社保卡还没有设密码</source>
        <translation>No PIN has been set on the card yet</translation>
    </message>
    <message>
        <source>替家人备案</source>
        <translation>File for a relative</translation>
    </message>
    <message>
        <source>代办：用您的卡，替不能来的家人办</source>
        <translation>With your card, for someone who cannot come</translation>
    </message>
    <message>
        <source>现在网络不通，代办要联网才能查到家人</source>
        <translation>No connection: your relative cannot be found now</translation>
    </message>
    <message>
        <source>请输入家人的身份证号码</source>
        <translation>Enter your relative's ID number</translation>
    </message>
    <message>
        <source>照着身份证输入 18 位，最后一位可能是 X</source>
        <translation>All 18 characters as on the card; the last may be an X</translation>
    </message>
    <message>
        <source>还没有输完，一共 %1 位</source>
        <translation>Not complete yet: %1 characters in all</translation>
    </message>
    <message>
        <source>号码里有一位不对，请对照证件改一改</source>
        <translation>One character is wrong; please compare with the document</translation>
    </message>
    <message>
        <source>这是您自己的号码。给自己备案，请回到菜单选“异地就医备案”</source>
        <translation>This is your own number. To file for yourself, go back to the menu</translation>
    </message>
    <message>
        <source>手机号一共 11 位，以 1 开头</source>
        <translation>A mobile number has 11 digits and begins with 1</translation>
    </message>
    <message>
        <source>参保信息里没有查到这个人，请核对号码</source>
        <translation>Nobody insured was found with this number; please check it</translation>
    </message>
    <message>
        <source>现在网络不通，查不到家人的参保信息。请稍后再试，或到窗口办。没有提交任何内容。</source>
        <translation>No connection, so your relative cannot be looked up. Try later or go to a window. Nothing was submitted.</translation>
    </message>
    <message>
        <source>您要替这位家人备案吗？</source>
        <translation>Is this who you are filing for?</translation>
    </message>
    <message>
        <source>是，继续</source>
        <translation>Yes, continue</translation>
    </message>
    <message>
        <source>不是，改号码</source>
        <translation>No, change the number</translation>
    </message>
    <message>
        <source>替 %1 备案</source>
        <translation>Filing for %1</translation>
    </message>
    <message>
        <source>去哪个省看病？</source>
        <translation>In which province?</translation>
    </message>
    <message>
        <source>去%1的哪个城市看病？</source>
        <translation>In which city of %1?</translation>
    </message>
    <message>
        <source>按地名拼音的首字母，例如“银川”按 Y、C</source>
        <translation>Press the first letters of the name, as Y C for Yinchuan</translation>
    </message>
    <message>
        <source>先选省，再选城市，按首字母就行</source>
        <translation>First the province, then the city, by their initials</translation>
    </message>
    <message>
        <source>下月 1 日 %1</source>
        <translation>First of next month, %1</translation>
    </message>
    <message>
        <source>备案到什么时候？</source>
        <translation>Until when?</translation>
    </message>
    <message>
        <source>%1 个月，到 %2</source>
        <translation>%1 months, until %2</translation>
    </message>
    <message>
        <source>请输入手机号</source>
        <translation>Enter your mobile number</translation>
    </message>
    <message>
        <source>备案有结果、快到期时会发短信</source>
        <translation>You get a text message about the result and before it ends</translation>
    </message>
    <message>
        <source>没有留，可以补上</source>
        <translation>None yet; you can add one</translation>
    </message>
    <message>
        <source>医保部门已有的号码</source>
        <translation>The one on file</translation>
    </message>
    <message>
        <source>核对无误，下一步</source>
        <translation>All correct, next</translation>
    </message>
    <message>
        <source>您 %1 起到%2的备案还有效，新备案会替换它。要替换吗？</source>
        <translation>Your filing for %2 from %1 is still valid. The new one replaces it. Replace it?</translation>
    </message>
    <message>
        <source>这个人还有一件有效的备案，新备案会替换它。要替换吗？</source>
        <translation>This person has a filing that still counts; the new one replaces it. Replace it?</translation>
    </message>
    <message>
        <source>替换，用新的备案</source>
        <translation>Replace it with the new one</translation>
    </message>
    <message>
        <source>不替换，保留原来的</source>
        <translation>Keep the one I have</translation>
    </message>
    <message>
        <source>查不到您现有的备案：如果还有一件有效，新的会替换它。</source>
        <translation>Earlier filings cannot be looked up now: one that still counts is replaced.</translation>
    </message>
    <message>
        <source>不用备案</source>
        <translation>No filing is needed</translation>
    </message>
    <message>
        <source>您在本省参保。按参保地的规定，在省内临时看病不用备案，带上社保卡直接就医、直接结算就行。</source>
        <translation>You are insured in this province, and for care here for a while its rules ask for no filing. Take your card along and settle directly.</translation>
    </message>
    <message>
        <source>请看承诺书</source>
        <translation>Please read your promise</translation>
    </message>
    <message>
        <source>我承诺：
一、这次备案的原因、地点和日期都是真实的。
二、参保地要证明材料时，我按要求补交。
三、情况有变化，比如回到参保地或换了城市，我及时变更或取消备案。
四、如果所填不实，参保地可以取消备案，追回多付的医保费用，以后也不再接受我的承诺。</source>
        <translation>I promise:
1. The reason, the place and the dates of this filing are true.
2. If the insured place asks for papers, I hand them in.
3. If things change, say I move back or to another city, I change or cancel the filing in time.
4. If what I entered is untrue, the insured place may cancel the filing, claim back what it paid too much and accept no more promises from me.</translation>
    </message>
    <message>
        <source>我受家人委托办理，并承诺：
一、家人知道并同意这次备案，原因、地点和日期都是真实的。
二、参保地要证明材料时，我们按要求补交。
三、情况有变化，比如回到参保地或换了城市，我们及时变更或取消备案。
四、如果所填不实，参保地可以取消备案，追回多付的医保费用，并由我承担代办的责任。</source>
        <translation>My relative has asked me to file, and I promise:
1. They know of this filing and agree; the reason, the place and the dates are true.
2. If the insured place asks for papers, we hand them in.
3. If things change, say they move back or to another city, we change or cancel the filing in time.
4. If what I entered is untrue, the insured place may cancel the filing and claim back what it paid too much, and I answer for having acted.</translation>
    </message>
    <message>
        <source>按“我承诺”后输入社保卡密码，等同签字。</source>
        <translation>Your card's PIN, entered after “I promise”, stands for your signature.</translation>
    </message>
    <message>
        <source>按“我承诺”后再扫一次医保码，等同签字。</source>
        <translation>Your code, scanned once more after “I promise”, stands for your signature.</translation>
    </message>
    <message>
        <source>我承诺</source>
        <translation>I promise</translation>
    </message>
    <message>
        <source>到%1的备案还要补交材料，请在 %2 前交到窗口。</source>
        <translation>Papers are missing for your filing for %1. Bring them to a window by %2.</translation>
    </message>
    <message>
        <source>到%1的备案没有通过：%2。请看“我的备案”。</source>
        <translation>Your filing for %1 was refused: %2. See &quot;My filings&quot;.</translation>
    </message>
    <message>
        <source>到%1的备案因待遇暂停而中止，续上缴费后恢复。</source>
        <translation>Your filing for %1 is suspended with your benefits and resumes once they do.</translation>
    </message>
    <message>
        <source>到%1的备案还有 %2 天到期。要接着用，请到“我的备案”办理。</source>
        <translation>Your filing for %1 ends in %2 days. To go on using it, see “My filings”.</translation>
    </message>
    <message>
        <source>到%1的备案等您到窗口接着办，编号 %2。</source>
        <translation>Your filing for %1 waits for you at a window, number %2.</translation>
    </message>
    <message>
        <source>到%1的备案正在审核。</source>
        <translation>Your filing for %1 is being reviewed.</translation>
    </message>
    <message>
        <source>到%1的备案已通过，%2 起生效。</source>
        <translation>Your filing for %1 is approved and takes effect on %2.</translation>
    </message>
    <message>
        <source>到%1的备案有效，从 %2 起。</source>
        <translation>Your filing for %1 is in effect since %2.</translation>
    </message>
    <message>
        <source>网络不通，资料截至 %1。</source>
        <translation>No connection: as of %1.</translation>
    </message>
    <message>
        <source>网络不通，资料是本机 %1 保存的；备案可以办，联网后由平台核对。</source>
        <translation>No connection: these details are as of %1. You can file; the insurance service checks it later.</translation>
    </message>
    <message>
        <source>更多服务</source>
        <translation>More services</translation>
    </message>
    <message>
        <source>替别人备案、查为什么不能结算</source>
        <translation>For somebody else, and more</translation>
    </message>
    <message>
        <source>还可以办什么？</source>
        <translation>What else can you do?</translation>
    </message>
    <message>
        <source>我的备案</source>
        <translation>My filings</translation>
    </message>
    <message>
        <source>查看、延期、变更、取消</source>
        <translation>See, extend, change, cancel</translation>
    </message>
    <message>
        <source>为什么不能直接结算？</source>
        <translation>Why can I not settle directly?</translation>
    </message>
    <message>
        <source>逐项检查卡、待遇、备案、医院、病种、系统</source>
        <translation>Checks card, benefits, filing, hospital, disease and system</translation>
    </message>
    <message>
        <source>正在呼叫窗口的工作人员。</source>
        <translation>Calling the staff at the window.</translation>
    </message>
    <message>
        <source>窗口已经看到，工作人员马上过来，请在这里等一下。</source>
        <translation>The window has seen it and somebody is coming. Please wait here.</translation>
    </message>
    <message>
        <source>暂时叫不到人。请到旁边的人工窗口，告诉他们上面的终端号。</source>
        <translation>Nobody could be reached. Please go to the window nearby and tell them the number of this terminal above.</translation>
    </message>
    <message>
        <source>您的卡可以一直插着。</source>
        <translation>You can leave your card in.</translation>
    </message>
    <message>
        <source>呼叫</source>
        <translation>Call for staff</translation>
    </message>
    <message>
        <source>您是这位家人的什么人？</source>
        <translation>What are you to your relative?</translation>
    </message>
    <message>
        <source>选您自己的身份</source>
        <translation>Choose what you are to them</translation>
    </message>
    <message>
        <source>配偶</source>
        <translation>Husband or wife</translation>
    </message>
    <message>
        <source>子女</source>
        <translation>Son or daughter</translation>
    </message>
    <message>
        <source>父母</source>
        <translation>Father or mother</translation>
    </message>
    <message>
        <source>其他亲属</source>
        <translation>Another relative</translation>
    </message>
    <message>
        <source>正在查找您的备案</source>
        <translation>Looking for your filings</translation>
    </message>
    <message>
        <source>您的备案</source>
        <translation>Your filings</translation>
    </message>
    <message>
        <source>还没有备案</source>
        <translation>You have no filing yet</translation>
    </message>
    <message>
        <source>要办备案，请回菜单选“异地就医备案”。</source>
        <translation>To file, go back to the menu and choose “File for care here”.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1，%2 至 %3</source>
        <translation>%1, %2 to %3</translation>
    </message>
    <message>
        <source>%1，%2 起</source>
        <translation>%1, from %2</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>这件备案</source>
        <translation>This filing</translation>
    </message>
    <message>
        <source>延期、变更或取消</source>
        <translation>Extend, change or cancel</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>没有通过的原因</source>
        <translation>Why it was refused</translation>
    </message>
    <message>
        <source>现在的结束日期</source>
        <translation>Ends now on</translation>
    </message>
    <message>
        <source>新的结束日期</source>
        <translation>Would end on</translation>
    </message>
    <message>
        <source>想怎么办？</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>还在这里看病，把结束日期往后推</source>
        <translation>You still need care there: move the end to a later day</translation>
    </message>
    <message>
        <source>换到别的城市或别的类型，原备案结束</source>
        <translation>Another city or kind; the present filing ends</translation>
    </message>
    <message>
        <source>不再在那里看病，取消后不能在那里直接结算</source>
        <translation>No more care there; you could not settle there directly</translation>
    </message>
    <message>
        <source>撤回申请</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>还没有审完，撤回就当没有申请过</source>
        <translation>Not decided yet; as if it had not been asked for</translation>
    </message>
    <message>
        <source>现在还不能办</source>
        <translation>This cannot be done now</translation>
    </message>
    <message>
        <source>要取消这件备案吗？</source>
        <translation>Cancel this filing?</translation>
    </message>
    <message>
        <source>要延期吗？</source>
        <translation>Extend this filing?</translation>
    </message>
    <message>
        <source>延期后在%1看病可以继续直接结算。</source>
        <translation>You can go on settling directly in %1.</translation>
    </message>
    <message>
        <source>取消后在%1看病要先自己付全部费用，再回参保地报销。以后可以重新备案。</source>
        <translation>After that you pay everything in %1 yourself first and claim it at home. You can file again later.</translation>
    </message>
    <message>
        <source>撤回后这次申请作废，在%1看病仍不能直接结算。以后可以重新申请。</source>
        <translation>The request is void then; in %1 you still cannot settle directly. You can ask again later.</translation>
    </message>
    <message>
        <source>等您到窗口接着办</source>
        <translation>Waits for you at a window</translation>
    </message>
    <message>
        <source>已收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Being checked</translation>
    </message>
    <message>
        <source>要补交材料</source>
        <translation>Papers are missing</translation>
    </message>
    <message>
        <source>正在审核</source>
        <translation>Being reviewed</translation>
    </message>
    <message>
        <source>已通过，还没到开始日期</source>
        <translation>Approved, not yet begun</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In effect</translation>
    </message>
    <message>
        <source>待遇暂停，备案中止</source>
        <translation>Suspended with the benefits</translation>
    </message>
    <message>
        <source>已到期</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已变更为另一件</source>
        <translation>Replaced by another</translation>
    </message>
    <message>
        <source>因与另一件重叠而终止</source>
        <translation>Ended because another counts</translation>
    </message>
    <message>
        <source>没有通过</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Reviews</translation>
    </message>
    <message>
        <source>待审核的备案</source>
        <translation>Filings to review</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>窗口受理备案</source>
        <translation>Take a filing at the window</translation>
    </message>
    <message>
        <source>自助机呼叫</source>
        <translation>Calls from kiosks</translation>
    </message>
    <message>
        <source>上传</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>待上传的业务</source>
        <translation>What still has to be sent</translation>
    </message>
    <message>
        <source>留痕</source>
        <translation>Trail</translation>
    </message>
    <message>
        <source>谁看过、办过什么</source>
        <translation>Who saw and did what</translation>
    </message>
    <message>
        <source>%1 · 请登录</source>
        <translation>%1: please log in</translation>
    </message>
    <message>
        <source>输入工号和密码，或按 F4 读操作员卡。</source>
        <translation>Enter your number and password, or press F4 to read your operator card.</translation>
    </message>
    <message>
        <source>操作员卡已读出，请输入卡密码。</source>
        <translation>Your operator card was read. Enter its PIN.</translation>
    </message>
    <message>
        <source>正在核对。</source>
        <translation>Checking.</translation>
    </message>
    <message>
        <source>工号或密码不对，还可以试 %1 次。</source>
        <translation>Wrong number or password; %1 tries left.</translation>
    </message>
    <message>
        <source>工号或密码不对，请看清工号再试。</source>
        <translation>Wrong number or password; check the number and try again.</translation>
    </message>
    <message>
        <source>这张卡不是哪位操作员的，请用工号登录，或请主管登记。</source>
        <translation>This card is no operator's; log in with your number, or have a supervisor enter the card.</translation>
    </message>
    <message>
        <source>请先输入工号。</source>
        <translation>Enter your number first.</translation>
    </message>
    <message>
        <source>试错太多，已锁到 %1。</source>
        <translation>Too many wrong tries; locked until %1.</translation>
    </message>
    <message>
        <source>已锁屏：%1（%2）</source>
        <translation>Locked by %1 (%2)</translation>
    </message>
    <message>
        <source>工号 %1 还在使用这个窗口，请由本人或主管解锁。</source>
        <translation>Operator %1 is still working here; they or a supervisor can unlock it.</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Operator number</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>卡密码</source>
        <translation>Card PIN</translation>
    </message>
    <message>
        <source>需要第二个人确认</source>
        <translation>A second person has to agree</translation>
    </message>
    <message>
        <source>开始日期早于经办人的权限，要由一位主管登录确认。</source>
        <translation>The day is further back than a clerk may go; a supervisor has to log in and agree.</translation>
    </message>
    <message>
        <source>要由另一个人确认。</source>
        <translation>Somebody else has to agree.</translation>
    </message>
    <message>
        <source>这位不是主管。</source>
        <translation>This operator is not a supervisor.</translation>
    </message>
    <message>
        <source>有没保存的内容</source>
        <translation>Something was not sent yet</translation>
    </message>
    <message>
        <source>继续就会丢掉已填的内容。</source>
        <translation>Going on loses what was entered.</translation>
    </message>
    <message>
        <source>预审没有通过</source>
        <translation>The check stands against it</translation>
    </message>
    <message>
        <source>以参保地的审核结果为准，可以照样提交。</source>
        <translation>The insured place decides; it can be sent all the same.</translation>
    </message>
    <message>
        <source>不，回去</source>
        <translation>No, go back</translation>
    </message>
    <message>
        <source>丢掉，继续</source>
        <translation>Lose it and go on</translation>
    </message>
    <message>
        <source>照样提交</source>
        <translation>Send all the same</translation>
    </message>
    <message>
        <source>接手</source>
        <translation>Take in hand</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>批量通过</source>
        <translation>Approve marked</translation>
    </message>
    <message>
        <source>要求补材料</source>
        <translation>Ask for papers</translation>
    </message>
    <message>
        <source>不予通过</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>下一件</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>全部标记</source>
        <translation>Mark all</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>新受理</source>
        <translation>New</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>读卡</source>
        <translation>Read card</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>按键帮助</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>锁屏</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Log out</translation>
    </message>
    <message>
        <source>发送</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>发送，看下一件</source>
        <translation>Send and next</translation>
    </message>
    <message>
        <source>通过没有问题的</source>
        <translation>Approve those that pass</translation>
    </message>
    <message>
        <source>查人</source>
        <translation>Find person</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>打印回执</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>重打上一张</source>
        <translation>Reprint last</translation>
    </message>
    <message>
        <source>我去</source>
        <translation>I take it</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>已等</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>机器</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>停在</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>Did what</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>没有待审核的备案。</source>
        <translation>Nothing waits to be reviewed.</translation>
    </message>
    <message>
        <source>还没有取到待审核的备案，按 F5 刷新。</source>
        <translation>The list was not fetched yet; press F5.</translation>
    </message>
    <message>
        <source>没有人呼叫。</source>
        <translation>Nobody calls.</translation>
    </message>
    <message>
        <source>还没有记录。</source>
        <translation>Nothing recorded yet.</translation>
    </message>
    <message>
        <source>没有备案。</source>
        <translation>No filings.</translation>
    </message>
    <message>
        <source>正在查询。</source>
        <translation>Asking.</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>%1 前</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>已超期（%1）</source>
        <translation>Overdue since %1</translation>
    </message>
    <message>
        <source>%1 小时</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 分钟</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 起</source>
        <translation>From %1</translation>
    </message>
    <message>
        <source>%1，%2 秒内可撤回</source>
        <translation>%1; can be taken back for %2 s</translation>
    </message>
    <message>
        <source>%1，正在存入</source>
        <translation>%1; being stored</translation>
    </message>
    <message>
        <source>%1，已存，等回执</source>
        <translation>%1; stored, waiting for the receipt</translation>
    </message>
    <message>
        <source>没有办成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>我受理的，由别人审</source>
        <translation>Entered by me; somebody else reviews it</translation>
    </message>
    <message>
        <source>我在审</source>
        <translation>In my hands</translation>
    </message>
    <message>
        <source>%1 在审</source>
        <translation>In the hands of %1</translation>
    </message>
    <message>
        <source>有 %1 条不符</source>
        <translation>%1 reasons against it</translation>
    </message>
    <message>
        <source>参保人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>其他备案</source>
        <translation>Other filings</translation>
    </message>
    <message>
        <source>不符合的地方</source>
        <translation>Reasons against it</translation>
    </message>
    <message>
        <source>为什么要人审</source>
        <translation>Why a person decides</translation>
    </message>
    <message>
        <source>自助机上开始的申请</source>
        <translation>Begun at a kiosk</translation>
    </message>
    <message>
        <source>预审</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>本机资料</source>
        <translation>Local data</translation>
    </message>
    <message>
        <source>办什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>凭据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>承诺办理</source>
        <translation>On a commitment</translation>
    </message>
    <message>
        <source>凭材料</source>
        <translation>On documents</translation>
    </message>
    <message>
        <source>已交</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Asked for</translation>
    </message>
    <message>
        <source>已看原件：%1</source>
        <translation>Seen: %1</translation>
    </message>
    <message>
        <source>%1，%2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>在审</source>
        <translation>In the hands of</translation>
    </message>
    <message>
        <source>代办人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>代办人姓名</source>
        <translation>Agent's name</translation>
    </message>
    <message>
        <source>代办人证件</source>
        <translation>Agent's document</translation>
    </message>
    <message>
        <source>代办人证件号码</source>
        <translation>Agent's document number</translation>
    </message>
    <message>
        <source>与参保人关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>代办人手机</source>
        <translation>Agent's telephone</translation>
    </message>
    <message>
        <source>%1：%2，%3，%4 起，不受影响</source>
        <translation>%1: %2, %3, from %4; stays as it is</translation>
    </message>
    <message>
        <source>%1；通过后改为 %2 结束</source>
        <translation>%1; an approval ends it on %2</translation>
    </message>
    <message>
        <source>%1；通过后变为“%2”</source>
        <translation>%1; an approval makes it "%2"</translation>
    </message>
    <message>
        <source>变为“%1”，到 %2</source>
        <translation>Becomes "%1", until %2</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>变更原备案 %1</source>
        <translation>Changes filing %1</translation>
    </message>
    <message>
        <source>因备案 %1 缩短</source>
        <translation>Shortened by filing %1</translation>
    </message>
    <message>
        <source>这里是医院窗口，审核由经办机构办。</source>
        <translation>This is a hospital's window; a handling office reviews.</translation>
    </message>
    <message>
        <source>您没有审核权限。</source>
        <translation>You are not a reviewer.</translation>
    </message>
    <message>
        <source>没有选中备案。</source>
        <translation>No filing is chosen.</translation>
    </message>
    <message>
        <source>这件是您受理的，要由别人审核。</source>
        <translation>You entered this one; somebody else has to review it.</translation>
    </message>
    <message>
        <source>%1 正在审这一件。</source>
        <translation>%1 has it in hand.</translation>
    </message>
    <message>
        <source>这件已经审过，等回执。</source>
        <translation>It has been judged and waits for the receipt.</translation>
    </message>
    <message>
        <source>现在是“%1”，不能审核。</source>
        <translation>It is "%1" now and cannot be judged.</translation>
    </message>
    <message>
        <source>有不符合的地方，通过不了。</source>
        <translation>There are reasons against it; an approval would not pass.</translation>
    </message>
    <message>
        <source>没有查到能不能通过。</source>
        <translation>It is not known whether it would pass.</translation>
    </message>
    <message>
        <source>没有别的待审件了。</source>
        <translation>Nothing else waits.</translation>
    </message>
    <message>
        <source>没有能通过的。</source>
        <translation>None of them passes.</translation>
    </message>
    <message>
        <source>没有可以撤回的。</source>
        <translation>There is nothing to take back.</translation>
    </message>
    <message>
        <source>还没有回执可打。</source>
        <translation>There is no receipt yet.</translation>
    </message>
    <message>
        <source>已审：通过 %1。</source>
        <translation>Judged: %1 approved.</translation>
    </message>
    <message>
        <source>已要求补材料：%1。</source>
        <translation>Papers were asked for: %1.</translation>
    </message>
    <message>
        <source>已审：不予通过 %1。</source>
        <translation>Judged: %1 refused.</translation>
    </message>
    <message>
        <source>已撤回 %1，重新审核。</source>
        <translation>%1 was taken back and is open again.</translation>
    </message>
    <message>
        <source>%1：%2。</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1 没有办成，原因见下。</source>
        <translation>%1 was not done; the reasons are below.</translation>
    </message>
    <message>
        <source>%1 已由别人接手，您的审核没有送出。</source>
        <translation>Somebody else has %1 in hand; your judgement was not sent.</translation>
    </message>
    <message>
        <source>不予通过要一件一件办。</source>
        <translation>Refusals are done one by one.</translation>
    </message>
    <message>
        <source>要求补材料：%1</source>
        <translation>Ask for papers: %1</translation>
    </message>
    <message>
        <source>不予通过：%1</source>
        <translation>Refuse: %1</translation>
    </message>
    <message>
        <source>按 1–9 或空格选，回车发送。</source>
        <translation>Choose with 1 to 9 or Space; Return sends.</translation>
    </message>
    <message>
        <source>请至少选一条。</source>
        <translation>Choose at least one.</translation>
    </message>
    <message>
        <source>批量通过 %1 件</source>
        <translation>Approve %1 filings</translation>
    </message>
    <message>
        <source>正在逐件试算。</source>
        <translation>Trying each of them.</translation>
    </message>
    <message>
        <source>%1 件可通过，%2 件有问题。</source>
        <translation>%1 can pass, %2 have problems.</translation>
    </message>
    <message>
        <source>只办可以通过的，其余保持标记。</source>
        <translation>Only those that pass are approved; the others stay marked.</translation>
    </message>
    <message>
        <source>已审：通过 %1 件，%2 件留着标记。</source>
        <translation>Judged: %1 approved, %2 stay marked.</translation>
    </message>
    <message>
        <source>找到 %1 件。</source>
        <translation>Found %1.</translation>
    </message>
    <message>
        <source>没有找到。</source>
        <translation>Nothing was found.</translation>
    </message>
    <message>
        <source>请至少输入 %1 位。</source>
        <translation>Enter at least %1 characters.</translation>
    </message>
    <message>
        <source>回执 %1 是真的。</source>
        <translation>Slip %1 is genuine.</translation>
    </message>
    <message>
        <source>回执 %1 核对不上，不是本院机器开出的。</source>
        <translation>Slip %1 does not check; it is not one of this house.</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>参保地首字母</source>
        <translation>Initials of the insured place</translation>
    </message>
    <message>
        <source>就医地首字母或区划码</source>
        <translation>Initials or code of the place</translation>
    </message>
    <message>
        <source>转诊证明日期</source>
        <translation>Day of the referral</translation>
    </message>
    <message>
        <source>提前办理的理由</source>
        <translation>Why earlier than allowed</translation>
    </message>
    <message>
        <source>已核对本人证件</source>
        <translation>The person's document was seen</translation>
    </message>
    <message>
        <source>请先核对本人证件，或按 F4 读卡。</source>
        <translation>See the person's document first, or press F4 to read the card.</translation>
    </message>
    <message>
        <source>请勾选收到的材料。</source>
        <translation>Tick the papers that came.</translation>
    </message>
    <message>
        <source>请填写。</source>
        <translation>Please fill this in.</translation>
    </message>
    <message>
        <source>号码不对，请核对。</source>
        <translation>The number is wrong; please check it.</translation>
    </message>
    <message>
        <source>日期不对，例如 2017-03-31。</source>
        <translation>This is no date; write 2017-03-31.</translation>
    </message>
    <message>
        <source>请输入证件号码，或按 F4 读卡。</source>
        <translation>Enter the document number, or press F4 to read the card.</translation>
    </message>
    <message>
        <source>网络不通，查不到参保信息。请照证件填写姓名和参保地，先存在本机。</source>
        <translation>No connection: fill in name and insured place from the document; it is stored here first.</translation>
    </message>
    <message>
        <source>卡与参保人一致。</source>
        <translation>The card is this person's.</translation>
    </message>
    <message>
        <source>这是另一个人的卡。要换人请先按 F2。</source>
        <translation>This card is somebody else's. Press F2 first for another person.</translation>
    </message>
    <message>
        <source>%1，正常参保</source>
        <translation>%1, insured</translation>
    </message>
    <message>
        <source>%1，待遇暂停或终止</source>
        <translation>%1, suspended or ended</translation>
    </message>
    <message>
        <source>最近没有通过</source>
        <translation>Refused lately</translation>
    </message>
    <message>
        <source>本机没有参保地的政策，由平台审核。</source>
        <translation>This machine lacks the policy; the province checks.</translation>
    </message>
    <message>
        <source>还有 %1 处要填。</source>
        <translation>%1 fields are still to be filled in.</translation>
    </message>
    <message>
        <source>正在提交。</source>
        <translation>Sending.</translation>
    </message>
    <message>
        <source>这件已经提交过，按 F2 受理下一件。</source>
        <translation>This one was sent; press F2 for the next.</translation>
    </message>
    <message>
        <source>已存本机，还没有生效，编号 %1。联网后自动上传。</source>
        <translation>Stored here under %1, not yet effective. It will be sent by itself.</translation>
    </message>
    <message>
        <source>没有通过，有 %1 条原因。</source>
        <translation>Refused, with %1 reasons.</translation>
    </message>
    <message>
        <source>正在打印 %1。</source>
        <translation>Printing %1.</translation>
    </message>
    <message>
        <source>没有打印出来。业务不受影响，按 Ctrl+Shift+P 重打。</source>
        <translation>It was not printed. Nothing is lost; Ctrl+Shift+P prints again.</translation>
    </message>
    <message>
        <source>%1 有人呼叫。</source>
        <translation>Somebody calls at %1.</translation>
    </message>
    <message>
        <source>%1 的呼叫由您去。</source>
        <translation>You take the call at %1.</translation>
    </message>
    <message>
        <source>%1 起，等久了</source>
        <translation>Since %1, too long</translation>
    </message>
    <message>
        <source>待上传</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>没有，全部已上传</source>
        <translation>Nothing; all is sent</translation>
    </message>
    <message>
        <source>%1 笔，联网后自动上传</source>
        <translation>%1, sent by themselves once there is a connection</translation>
    </message>
    <message>
        <source>要人处理</source>
        <translation>Held for somebody</translation>
    </message>
    <message>
        <source>%1 笔，请看原因后处理</source>
        <translation>%1; look at the reason and deal with it</translation>
    </message>
    <message>
        <source>最早的一笔</source>
        <translation>The oldest</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>通</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>不通，业务照办，先存本机</source>
        <translation>Down; work goes on and is stored here</translation>
    </message>
    <message>
        <source>资料时间</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>可用到</source>
        <translation>Usable until</translation>
    </message>
    <message>
        <source>已过期（%1），本机不再预审</source>
        <translation>Expired (%1); no checks here any more</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>完整，没有被改动</source>
        <translation>Whole and unchanged</translation>
    </message>
    <message>
        <source>有缺失或改动，请报告主管</source>
        <translation>Missing or changed entries; tell a supervisor</translation>
    </message>
    <message>
        <source>待上传 %1 笔（最早 %2）</source>
        <translation>%1 to be sent (oldest %2)</translation>
    </message>
    <message>
        <source>要人处理 %1</source>
        <translation>%1 held</translation>
    </message>
    <message>
        <source>资料 %1</source>
        <translation>Data of %1</translation>
    </message>
    <message>
        <source>资料已过期 %1</source>
        <translation>Data expired, of %1</translation>
    </message>
    <message>
        <source>无本机资料</source>
        <translation>No local data</translation>
    </message>
    <message>
        <source>有人呼叫 %1</source>
        <translation>%1 calling</translation>
    </message>
    <message>
        <source>未提交，等窗口办</source>
        <translation>Draft, waits for a window</translation>
    </message>
    <message>
        <source>排队中</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>核对中</source>
        <translation>Being checked</translation>
    </message>
    <message>
        <source>等补材料</source>
        <translation>Papers asked for</translation>
    </message>
    <message>
        <source>待审核</source>
        <translation>To be reviewed</translation>
    </message>
    <message>
        <source>已通过，未到开始日期</source>
        <translation>Approved, not begun</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>已被新备案代替</source>
        <translation>Replaced by a new one</translation>
    </message>
    <message>
        <source>因重叠终止</source>
        <translation>Ended by an overlap</translation>
    </message>
    <message>
        <source>可以直接通过</source>
        <translation>Would be approved at once</translation>
    </message>
    <message>
        <source>要经办机构审核</source>
        <translation>A handling office would review it</translation>
    </message>
    <message>
        <source>不符合</source>
        <translation>Stands against the rules</translation>
    </message>
    <message>
        <source>这类业务由人审核</source>
        <translation>Such requests are reviewed by a person</translation>
    </message>
    <message>
        <source>规则可以直接决定</source>
        <translation>The rules decide at once</translation>
    </message>
    <message>
        <source>这种类型要审核</source>
        <translation>This category is reviewed</translation>
    </message>
    <message>
        <source>这个渠道受理的要审核</source>
        <translation>Requests of this channel are reviewed</translation>
    </message>
    <message>
        <source>材料要人看</source>
        <translation>The papers have to be read</translation>
    </message>
    <message>
        <source>这种证件要人核对</source>
        <translation>This kind of document is checked by a person</translation>
    </message>
    <message>
        <source>这种办理要审核</source>
        <translation>This operation is reviewed</translation>
    </message>
    <message>
        <source>提前办理的理由要人核对</source>
        <translation>The reason for an exception is read by a person</translation>
    </message>
    <message>
        <source>从入院那天算起</source>
        <translation>Counts from the day of admission</translation>
    </message>
    <message>
        <source>急诊抢救视同备案</source>
        <translation>An emergency counts as filed</translation>
    </message>
    <message>
        <source>放回</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>补材料</source>
        <translation>Papers handed in</translation>
    </message>
    <message>
        <source>新备案</source>
        <translation>File anew</translation>
    </message>
    <message>
        <source>继续办（自助机开始的）</source>
        <translation>Carry on what a kiosk began</translation>
    </message>
    <message>
        <source>补交材料</source>
        <translation>Hand in papers</translation>
    </message>
    <message>
        <source>参保人去世</source>
        <translation>Death</translation>
    </message>
    <message>
        <source>医保关系转移</source>
        <translation>Insurance was moved</translation>
    </message>
    <message>
        <source>返回证明</source>
        <translation>Certificate of return</translation>
    </message>
    <message>
        <source>经办人说明理由</source>
        <translation>Reason given by the clerk</translation>
    </message>
    <message>
        <source>居民身份证</source>
        <translation>Resident identity card</translation>
    </message>
    <message>
        <source>港澳居民来往内地通行证（香港）</source>
        <translation>Mainland travel permit (Hong Kong)</translation>
    </message>
    <message>
        <source>港澳居民来往内地通行证（澳门）</source>
        <translation>Mainland travel permit (Macao)</translation>
    </message>
    <message>
        <source>台湾居民来往大陆通行证</source>
        <translation>Mainland travel permit (Taiwan)</translation>
    </message>
    <message>
        <source>外国人永久居留身份证</source>
        <translation>Foreigner's permanent residence card</translation>
    </message>
    <message>
        <source>外国护照</source>
        <translation>Foreign passport</translation>
    </message>
    <message>
        <source>中国护照</source>
        <translation>Chinese passport</translation>
    </message>
    <message>
        <source>港澳台居民居住证</source>
        <translation>Residence permit (Hong Kong, Macao, Taiwan)</translation>
    </message>
    <message>
        <source>身份证件</source>
        <translation>Identity document</translation>
    </message>
    <message>
        <source>代办委托书</source>
        <translation>Letter of agency</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Logged in</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlocked the station</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>查询参保人</source>
        <translation>Asked who somebody is</translation>
    </message>
    <message>
        <source>核对回执</source>
        <translation>Checked a slip</translation>
    </message>
    <message>
        <source>代为提交</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>撤回审核</source>
        <translation>Took a judgement back</translation>
    </message>
    <message>
        <source>受理备案</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>受理延期</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>受理变更</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>受理取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>第二个人确认</source>
        <translation>A second person agreed</translation>
    </message>
    <message>
        <source>登录未通过</source>
        <translation>Log-in refused</translation>
    </message>
    <message>
        <source>登录已锁定</source>
        <translation>Log-in locked</translation>
    </message>
    <message>
        <source>留痕记录被改动</source>
        <translation>The trail was damaged</translation>
    </message>
    <message>
        <source>欢迎页</source>
        <translation>Welcome page</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>请取卡</source>
        <translation>Taking the card back</translation>
    </message>
    <message>
        <source>医保码用不了</source>
        <translation>Trouble with the code</translation>
    </message>
    <message>
        <source>卡用不了</source>
        <translation>Trouble with the card</translation>
    </message>
    <message>
        <source>正在查询</source>
        <translation>Looking it up</translation>
    </message>
    <message>
        <source>正在查询医保码</source>
        <translation>Looking up the code</translation>
    </message>
    <message>
        <source>确认身份</source>
        <translation>Confirming who they are</translation>
    </message>
    <message>
        <source>选择业务</source>
        <translation>Choosing what to do</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>In the middle of it</translation>
    </message>
    <message>
        <source>为谁备案</source>
        <translation>Whose filing it is</translation>
    </message>
    <message>
        <source>正在查询被代办人</source>
        <translation>Looking up the other person</translation>
    </message>
    <message>
        <source>确认被代办人</source>
        <translation>Confirming the other person</translation>
    </message>
    <message>
        <source>选择关系</source>
        <translation>Choosing the relation</translation>
    </message>
    <message>
        <source>选择备案原因</source>
        <translation>Choosing the reason</translation>
    </message>
    <message>
        <source>选择就医地</source>
        <translation>Choosing the place</translation>
    </message>
    <message>
        <source>选择省份</source>
        <translation>Choosing the province</translation>
    </message>
    <message>
        <source>选择城市</source>
        <translation>Choosing the city</translation>
    </message>
    <message>
        <source>选择开始日期</source>
        <translation>Choosing the first day</translation>
    </message>
    <message>
        <source>选择结束日期</source>
        <translation>Choosing the last day</translation>
    </message>
    <message>
        <source>填写电话</source>
        <translation>Entering the telephone number</translation>
    </message>
    <message>
        <source>核对并确认</source>
        <translation>Checking before confirming</translation>
    </message>
    <message>
        <source>是否替换原备案</source>
        <translation>Whether to replace another filing</translation>
    </message>
    <message>
        <source>阅读承诺书</source>
        <translation>Reading the commitment</translation>
    </message>
    <message>
        <source>查看办理说明</source>
        <translation>Reading advice</translation>
    </message>
    <message>
        <source>输入密码</source>
        <translation>Entering the PIN</translation>
    </message>
    <message>
        <source>正在提交</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>查看办理结果</source>
        <translation>Reading the outcome</translation>
    </message>
    <message>
        <source>遇到问题</source>
        <translation>Trouble</translation>
    </message>
    <message>
        <source>已办完</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>正在查找记录</source>
        <translation>Looking for records</translation>
    </message>
    <message>
        <source>查看一条备案</source>
        <translation>One filing</translation>
    </message>
    <message>
        <source>查看未通过的申请</source>
        <translation>A refused request</translation>
    </message>
    <message>
        <source>选择怎样修改</source>
        <translation>Choosing how to amend it</translation>
    </message>
    <message>
        <source>不能修改的原因</source>
        <translation>Why it cannot be amended</translation>
    </message>
    <message>
        <source>修改备案</source>
        <translation>Changing a filing</translation>
    </message>
    <message>
        <source>查看检查结果</source>
        <translation>Reading the check's outcome</translation>
    </message>
    <message>
        <source>选择要结算的就诊</source>
        <translation>Choosing the visit to settle</translation>
    </message>
    <message>
        <source>查看费用</source>
        <translation>Reading the amounts</translation>
    </message>
    <message>
        <source>结算完成</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>结算结果待确认</source>
        <translation>Settlement not yet confirmed</translation>
    </message>
    <message>
        <source>请到窗口办理</source>
        <translation>Sent to a window</translation>
    </message>
    <message>
        <source>结算没有成功</source>
        <translation>Settlement refused</translation>
    </message>
    <message>
        <source>显示全名和证件号</source>
        <translation>Show in full</translation>
    </message>
    <message>
        <source>隐藏全名和证件号</source>
        <translation>Hide again</translation>
    </message>
    <message>
        <source>异地就医窗口</source>
        <translation>Care-away window</translation>
    </message>
    <message>
        <source>应答呼叫</source>
        <translation>Took a call</translation>
    </message>
    <message>
        <source>正在逐项检查</source>
        <translation>Checking one by one</translation>
    </message>
    <message>
        <source>卡、待遇、备案、医院、病种、系统，大约 3 秒。</source>
        <translation>Card, benefits, filing, hospital, disease, system: about 3 seconds.</translation>
    </message>
    <message>
        <source>卡在这一项：%1</source>
        <translation>What stands in the way: %1</translation>
    </message>
    <message>
        <source>六项都没有问题</source>
        <translation>All six are in order</translation>
    </message>
    <message>
        <source>可以直接结算。请回菜单选“费用结算”。</source>
        <translation>You can settle directly. Choose “Settle costs” in the menu.</translation>
    </message>
    <message>
        <source>能查到的都没有问题</source>
        <translation>What could be checked is in order</translation>
    </message>
    <message>
        <source>其余的现在查不到，请过一会儿再查，或到人工窗口。</source>
        <translation>The rest cannot be looked up now. Try again later, or go to a window.</translation>
    </message>
    <message>
        <source>没有问题</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>现在查不到</source>
        <translation>Cannot be looked up now</translation>
    </message>
    <message>
        <source>用医保码，不用卡</source>
        <translation>By e-credential, no card needed</translation>
    </message>
    <message>
        <source>卡 %1 已过期</source>
        <translation>The card expired on %1</translation>
    </message>
    <message>
        <source>没有查到参保信息</source>
        <translation>No insurance was found</translation>
    </message>
    <message>
        <source>待遇已暂停</source>
        <translation>Benefits are suspended</translation>
    </message>
    <message>
        <source>待遇从 %1 起暂停</source>
        <translation>Benefits are suspended since %1</translation>
    </message>
    <message>
        <source>就在参保地，不用备案</source>
        <translation>You are at your insured place, no filing needed</translation>
    </message>
    <message>
        <source>省内就医，不用备案</source>
        <translation>Inside your province, no filing needed</translation>
    </message>
    <message>
        <source>急诊，视同已备案</source>
        <translation>An emergency, deemed filed</translation>
    </message>
    <message>
        <source>已备案，%1 起有效</source>
        <translation>Filed, in effect from %1</translation>
    </message>
    <message>
        <source>没有备案到这里</source>
        <translation>No filing for this place</translation>
    </message>
    <message>
        <source>备案还在审核</source>
        <translation>The filing is still being reviewed</translation>
    </message>
    <message>
        <source>备案因待遇暂停而中止</source>
        <translation>The filing is suspended with the benefits</translation>
    </message>
    <message>
        <source>备案 %1 才开始，比入院晚</source>
        <translation>The filing begins on %1, after the admission</translation>
    </message>
    <message>
        <source>备案 %1 已到期</source>
        <translation>The filing ended on %1</translation>
    </message>
    <message>
        <source>请回菜单选“异地就医备案”，出院结算前补办都来得及。</source>
        <translation>Go back to the menu and choose “File for care here”; it is in time until the stay is settled.</translation>
    </message>
    <message>
        <source>本院还没开通异地直接结算</source>
        <translation>This hospital cannot settle directly yet</translation>
    </message>
    <message>
        <source>没有查到您在本院未结算的就诊</source>
        <translation>No unsettled visit of yours was found here</translation>
    </message>
    <message>
        <source>刚办出院可能要等 10 分钟；一直查不到，请到住院处。</source>
        <translation>After discharge it can take 10 minutes. If it stays that way, ask at the admission desk.</translation>
    </message>
    <message>
        <source>%1 入院，还没办出院</source>
        <translation>Admitted on %1, not discharged yet</translation>
    </message>
    <message>
        <source>请先到护士站或住院处办出院，再来结算。</source>
        <translation>Please have the discharge done at the ward or the admission desk first.</translation>
    </message>
    <message>
        <source>这次不是门诊慢特病，不用认定</source>
        <translation>Not a chronic-disease visit, no recognition needed</translation>
    </message>
    <message>
        <source>慢特病已认定</source>
        <translation>The chronic disease is recognised</translation>
    </message>
    <message>
        <source>门诊慢特病还没有认定</source>
        <translation>The chronic disease is not recognised</translation>
    </message>
    <message>
        <source>请先向参保地申请慢特病认定，或按普通门诊结算。</source>
        <translation>Ask your insured place to recognise it first, or settle as an ordinary visit.</translation>
    </message>
    <message>
        <source>网络不通，现在不能结算</source>
        <translation>No connection, settling is not possible now</translation>
    </message>
    <message>
        <source>网络恢复后就可以结算，没有扣款。也可以到人工窗口。</source>
        <translation>You can settle once the network is back; nothing was charged. Or go to a window.</translation>
    </message>
    <message>
        <source>社保卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>参保待遇</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>异地备案</source>
        <translation>Filing</translation>
    </message>
    <message>
        <source>病种</source>
        <translation>Disease</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>请到人工窗口结算</source>
        <translation>Please settle at a window</translation>
    </message>
    <message>
        <source>没有扣款。请带身份证件到人工窗口，报上面的编号结算；密码也在那里重置。</source>
        <translation>Nothing was charged. Take your identity document to a window and tell them the number above; the PIN is reset there too.</translation>
    </message>
    <message>
        <source>没有扣款。账单要先由窗口送到医保平台，才能结算。请带身份证件到人工窗口，报上面的编号。</source>
        <translation>Nothing was charged. The window must first get your bill to the platform; only then can it be settled. Take your identity document to a window and tell them the number above.</translation>
    </message>
    <message>
        <source>就诊编号</source>
        <translation>Visit number</translation>
    </message>
    <message>
        <source>没有结算，也没有扣款。请带身份证件到人工窗口结算。</source>
        <translation>Nothing was settled or charged. Take your identity document to a window to settle.</translation>
    </message>
    <message>
        <source>估算：住院花 %1，备案后自己付约 %2，不备案约 %3。以结算为准。</source>
        <translation>Estimate: of %1 for a stay you pay about %2 with this filing, %3 without.</translation>
    </message>
    <message>
        <source>估算：住院花 %1，备案后自己付约 %2；不备案要先全部自己付。以结算为准。</source>
        <translation>Estimate: of %1 for a stay you pay about %2 with this filing; without it, all of it at first.</translation>
    </message>
    <message>
        <source>河北石家庄</source>
        <translation>Shijiazhuang, Hebei</translation>
    </message>
    <message>
        <source>河北唐山</source>
        <translation>Tangshan, Hebei</translation>
    </message>
    <message>
        <source>河北秦皇岛</source>
        <translation>Qinhuangdao, Hebei</translation>
    </message>
    <message>
        <source>河北邯郸</source>
        <translation>Handan, Hebei</translation>
    </message>
    <message>
        <source>河北邢台</source>
        <translation>Xingtai, Hebei</translation>
    </message>
    <message>
        <source>河北保定</source>
        <translation>Baoding, Hebei</translation>
    </message>
    <message>
        <source>河北张家口</source>
        <translation>Zhangjiakou, Hebei</translation>
    </message>
    <message>
        <source>河北承德</source>
        <translation>Chengde, Hebei</translation>
    </message>
    <message>
        <source>河北沧州</source>
        <translation>Cangzhou, Hebei</translation>
    </message>
    <message>
        <source>河北廊坊</source>
        <translation>Langfang, Hebei</translation>
    </message>
    <message>
        <source>河北衡水</source>
        <translation>Hengshui, Hebei</translation>
    </message>
    <message>
        <source>山西太原</source>
        <translation>Taiyuan, Shanxi</translation>
    </message>
    <message>
        <source>山西大同</source>
        <translation>Datong, Shanxi</translation>
    </message>
    <message>
        <source>山西阳泉</source>
        <translation>Yangquan, Shanxi</translation>
    </message>
    <message>
        <source>山西长治</source>
        <translation>Changzhi, Shanxi</translation>
    </message>
    <message>
        <source>山西晋城</source>
        <translation>Jincheng, Shanxi</translation>
    </message>
    <message>
        <source>山西朔州</source>
        <translation>Shuozhou, Shanxi</translation>
    </message>
    <message>
        <source>山西晋中</source>
        <translation>Jinzhong, Shanxi</translation>
    </message>
    <message>
        <source>山西运城</source>
        <translation>Yuncheng, Shanxi</translation>
    </message>
    <message>
        <source>山西忻州</source>
        <translation>Xinzhou, Shanxi</translation>
    </message>
    <message>
        <source>山西临汾</source>
        <translation>Linfen, Shanxi</translation>
    </message>
    <message>
        <source>山西吕梁</source>
        <translation>Lüliang, Shanxi</translation>
    </message>
    <message>
        <source>内蒙古呼和浩特</source>
        <translation>Hohhot, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古包头</source>
        <translation>Baotou, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古乌海</source>
        <translation>Wuhai, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古赤峰</source>
        <translation>Chifeng, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古通辽</source>
        <translation>Tongliao, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古鄂尔多斯</source>
        <translation>Ordos, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古呼伦贝尔</source>
        <translation>Hulunbuir, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古巴彦淖尔</source>
        <translation>Bayannur, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古乌兰察布</source>
        <translation>Ulanqab, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古兴安</source>
        <translation>Hinggan, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古锡林郭勒</source>
        <translation>Xilingol, Inner Mongolia</translation>
    </message>
    <message>
        <source>内蒙古阿拉善</source>
        <translation>Alxa, Inner Mongolia</translation>
    </message>
    <message>
        <source>辽宁沈阳</source>
        <translation>Shenyang, Liaoning</translation>
    </message>
    <message>
        <source>辽宁大连</source>
        <translation>Dalian, Liaoning</translation>
    </message>
    <message>
        <source>辽宁鞍山</source>
        <translation>Anshan, Liaoning</translation>
    </message>
    <message>
        <source>辽宁抚顺</source>
        <translation>Fushun, Liaoning</translation>
    </message>
    <message>
        <source>辽宁本溪</source>
        <translation>Benxi, Liaoning</translation>
    </message>
    <message>
        <source>辽宁丹东</source>
        <translation>Dandong, Liaoning</translation>
    </message>
    <message>
        <source>辽宁锦州</source>
        <translation>Jinzhou, Liaoning</translation>
    </message>
    <message>
        <source>辽宁营口</source>
        <translation>Yingkou, Liaoning</translation>
    </message>
    <message>
        <source>辽宁阜新</source>
        <translation>Fuxin, Liaoning</translation>
    </message>
    <message>
        <source>辽宁辽阳</source>
        <translation>Liaoyang, Liaoning</translation>
    </message>
    <message>
        <source>辽宁盘锦</source>
        <translation>Panjin, Liaoning</translation>
    </message>
    <message>
        <source>辽宁铁岭</source>
        <translation>Tieling, Liaoning</translation>
    </message>
    <message>
        <source>辽宁朝阳</source>
        <translation>Chaoyang, Liaoning</translation>
    </message>
    <message>
        <source>辽宁葫芦岛</source>
        <translation>Huludao, Liaoning</translation>
    </message>
    <message>
        <source>吉林长春</source>
        <translation>Changchun, Jilin</translation>
    </message>
    <message>
        <source>吉林吉林</source>
        <translation>Jilin, Jilin</translation>
    </message>
    <message>
        <source>吉林四平</source>
        <translation>Siping, Jilin</translation>
    </message>
    <message>
        <source>吉林辽源</source>
        <translation>Liaoyuan, Jilin</translation>
    </message>
    <message>
        <source>吉林通化</source>
        <translation>Tonghua, Jilin</translation>
    </message>
    <message>
        <source>吉林白山</source>
        <translation>Baishan, Jilin</translation>
    </message>
    <message>
        <source>吉林松原</source>
        <translation>Songyuan, Jilin</translation>
    </message>
    <message>
        <source>吉林白城</source>
        <translation>Baicheng, Jilin</translation>
    </message>
    <message>
        <source>吉林延边</source>
        <translation>Yanbian, Jilin</translation>
    </message>
    <message>
        <source>黑龙江哈尔滨</source>
        <translation>Harbin, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江齐齐哈尔</source>
        <translation>Qiqihar, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江鸡西</source>
        <translation>Jixi, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江鹤岗</source>
        <translation>Hegang, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江双鸭山</source>
        <translation>Shuangyashan, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江大庆</source>
        <translation>Daqing, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江伊春</source>
        <translation>Yichun, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江佳木斯</source>
        <translation>Jiamusi, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江七台河</source>
        <translation>Qitaihe, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江牡丹江</source>
        <translation>Mudanjiang, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江黑河</source>
        <translation>Heihe, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江绥化</source>
        <translation>Suihua, Heilongjiang</translation>
    </message>
    <message>
        <source>黑龙江大兴安岭</source>
        <translation>Da Hinggan Ling, Heilongjiang</translation>
    </message>
    <message>
        <source>江苏南京</source>
        <translation>Nanjing, Jiangsu</translation>
    </message>
    <message>
        <source>江苏无锡</source>
        <translation>Wuxi, Jiangsu</translation>
    </message>
    <message>
        <source>江苏徐州</source>
        <translation>Xuzhou, Jiangsu</translation>
    </message>
    <message>
        <source>江苏常州</source>
        <translation>Changzhou, Jiangsu</translation>
    </message>
    <message>
        <source>江苏苏州</source>
        <translation>Suzhou, Jiangsu</translation>
    </message>
    <message>
        <source>江苏南通</source>
        <translation>Nantong, Jiangsu</translation>
    </message>
    <message>
        <source>江苏连云港</source>
        <translation>Lianyungang, Jiangsu</translation>
    </message>
    <message>
        <source>江苏淮安</source>
        <translation>Huai'an, Jiangsu</translation>
    </message>
    <message>
        <source>江苏盐城</source>
        <translation>Yancheng, Jiangsu</translation>
    </message>
    <message>
        <source>江苏扬州</source>
        <translation>Yangzhou, Jiangsu</translation>
    </message>
    <message>
        <source>江苏镇江</source>
        <translation>Zhenjiang, Jiangsu</translation>
    </message>
    <message>
        <source>江苏泰州</source>
        <translation>Taizhou, Jiangsu</translation>
    </message>
    <message>
        <source>江苏宿迁</source>
        <translation>Suqian, Jiangsu</translation>
    </message>
    <message>
        <source>浙江杭州</source>
        <translation>Hangzhou, Zhejiang</translation>
    </message>
    <message>
        <source>浙江宁波</source>
        <translation>Ningbo, Zhejiang</translation>
    </message>
    <message>
        <source>浙江温州</source>
        <translation>Wenzhou, Zhejiang</translation>
    </message>
    <message>
        <source>浙江嘉兴</source>
        <translation>Jiaxing, Zhejiang</translation>
    </message>
    <message>
        <source>浙江湖州</source>
        <translation>Huzhou, Zhejiang</translation>
    </message>
    <message>
        <source>浙江绍兴</source>
        <translation>Shaoxing, Zhejiang</translation>
    </message>
    <message>
        <source>浙江金华</source>
        <translation>Jinhua, Zhejiang</translation>
    </message>
    <message>
        <source>浙江衢州</source>
        <translation>Quzhou, Zhejiang</translation>
    </message>
    <message>
        <source>浙江舟山</source>
        <translation>Zhoushan, Zhejiang</translation>
    </message>
    <message>
        <source>浙江台州</source>
        <translation>Taizhou, Zhejiang</translation>
    </message>
    <message>
        <source>浙江丽水</source>
        <translation>Lishui, Zhejiang</translation>
    </message>
    <message>
        <source>安徽合肥</source>
        <translation>Hefei, Anhui</translation>
    </message>
    <message>
        <source>安徽芜湖</source>
        <translation>Wuhu, Anhui</translation>
    </message>
    <message>
        <source>安徽蚌埠</source>
        <translation>Bengbu, Anhui</translation>
    </message>
    <message>
        <source>安徽淮南</source>
        <translation>Huainan, Anhui</translation>
    </message>
    <message>
        <source>安徽马鞍山</source>
        <translation>Ma'anshan, Anhui</translation>
    </message>
    <message>
        <source>安徽淮北</source>
        <translation>Huaibei, Anhui</translation>
    </message>
    <message>
        <source>安徽铜陵</source>
        <translation>Tongling, Anhui</translation>
    </message>
    <message>
        <source>安徽安庆</source>
        <translation>Anqing, Anhui</translation>
    </message>
    <message>
        <source>安徽黄山</source>
        <translation>Huangshan, Anhui</translation>
    </message>
    <message>
        <source>安徽滁州</source>
        <translation>Chuzhou, Anhui</translation>
    </message>
    <message>
        <source>安徽阜阳</source>
        <translation>Fuyang, Anhui</translation>
    </message>
    <message>
        <source>安徽宿州</source>
        <translation>Suzhou, Anhui</translation>
    </message>
    <message>
        <source>安徽六安</source>
        <translation>Lu'an, Anhui</translation>
    </message>
    <message>
        <source>安徽亳州</source>
        <translation>Bozhou, Anhui</translation>
    </message>
    <message>
        <source>安徽池州</source>
        <translation>Chizhou, Anhui</translation>
    </message>
    <message>
        <source>安徽宣城</source>
        <translation>Xuancheng, Anhui</translation>
    </message>
    <message>
        <source>福建福州</source>
        <translation>Fuzhou, Fujian</translation>
    </message>
    <message>
        <source>福建厦门</source>
        <translation>Xiamen, Fujian</translation>
    </message>
    <message>
        <source>福建莆田</source>
        <translation>Putian, Fujian</translation>
    </message>
    <message>
        <source>福建三明</source>
        <translation>Sanming, Fujian</translation>
    </message>
    <message>
        <source>福建泉州</source>
        <translation>Quanzhou, Fujian</translation>
    </message>
    <message>
        <source>福建漳州</source>
        <translation>Zhangzhou, Fujian</translation>
    </message>
    <message>
        <source>福建南平</source>
        <translation>Nanping, Fujian</translation>
    </message>
    <message>
        <source>福建龙岩</source>
        <translation>Longyan, Fujian</translation>
    </message>
    <message>
        <source>福建宁德</source>
        <translation>Ningde, Fujian</translation>
    </message>
    <message>
        <source>江西南昌</source>
        <translation>Nanchang, Jiangxi</translation>
    </message>
    <message>
        <source>江西景德镇</source>
        <translation>Jingdezhen, Jiangxi</translation>
    </message>
    <message>
        <source>江西萍乡</source>
        <translation>Pingxiang, Jiangxi</translation>
    </message>
    <message>
        <source>江西九江</source>
        <translation>Jiujiang, Jiangxi</translation>
    </message>
    <message>
        <source>江西新余</source>
        <translation>Xinyu, Jiangxi</translation>
    </message>
    <message>
        <source>江西鹰潭</source>
        <translation>Yingtan, Jiangxi</translation>
    </message>
    <message>
        <source>江西赣州</source>
        <translation>Ganzhou, Jiangxi</translation>
    </message>
    <message>
        <source>江西吉安</source>
        <translation>Ji'an, Jiangxi</translation>
    </message>
    <message>
        <source>江西宜春</source>
        <translation>Yichun, Jiangxi</translation>
    </message>
    <message>
        <source>江西抚州</source>
        <translation>Fuzhou, Jiangxi</translation>
    </message>
    <message>
        <source>江西上饶</source>
        <translation>Shangrao, Jiangxi</translation>
    </message>
    <message>
        <source>山东济南</source>
        <translation>Jinan, Shandong</translation>
    </message>
    <message>
        <source>山东青岛</source>
        <translation>Qingdao, Shandong</translation>
    </message>
    <message>
        <source>山东淄博</source>
        <translation>Zibo, Shandong</translation>
    </message>
    <message>
        <source>山东枣庄</source>
        <translation>Zaozhuang, Shandong</translation>
    </message>
    <message>
        <source>山东东营</source>
        <translation>Dongying, Shandong</translation>
    </message>
    <message>
        <source>山东烟台</source>
        <translation>Yantai, Shandong</translation>
    </message>
    <message>
        <source>山东潍坊</source>
        <translation>Weifang, Shandong</translation>
    </message>
    <message>
        <source>山东济宁</source>
        <translation>Jining, Shandong</translation>
    </message>
    <message>
        <source>山东威海</source>
        <translation>Weihai, Shandong</translation>
    </message>
    <message>
        <source>山东日照</source>
        <translation>Rizhao, Shandong</translation>
    </message>
    <message>
        <source>山东临沂</source>
        <translation>Linyi, Shandong</translation>
    </message>
    <message>
        <source>山东德州</source>
        <translation>Dezhou, Shandong</translation>
    </message>
    <message>
        <source>山东聊城</source>
        <translation>Liaocheng, Shandong</translation>
    </message>
    <message>
        <source>山东滨州</source>
        <translation>Binzhou, Shandong</translation>
    </message>
    <message>
        <source>山东菏泽</source>
        <translation>Heze, Shandong</translation>
    </message>
    <message>
        <source>河南郑州</source>
        <translation>Zhengzhou, Henan</translation>
    </message>
    <message>
        <source>河南开封</source>
        <translation>Kaifeng, Henan</translation>
    </message>
    <message>
        <source>河南洛阳</source>
        <translation>Luoyang, Henan</translation>
    </message>
    <message>
        <source>河南平顶山</source>
        <translation>Pingdingshan, Henan</translation>
    </message>
    <message>
        <source>河南安阳</source>
        <translation>Anyang, Henan</translation>
    </message>
    <message>
        <source>河南鹤壁</source>
        <translation>Hebi, Henan</translation>
    </message>
    <message>
        <source>河南新乡</source>
        <translation>Xinxiang, Henan</translation>
    </message>
    <message>
        <source>河南焦作</source>
        <translation>Jiaozuo, Henan</translation>
    </message>
    <message>
        <source>河南濮阳</source>
        <translation>Puyang, Henan</translation>
    </message>
    <message>
        <source>河南许昌</source>
        <translation>Xuchang, Henan</translation>
    </message>
    <message>
        <source>河南漯河</source>
        <translation>Luohe, Henan</translation>
    </message>
    <message>
        <source>河南三门峡</source>
        <translation>Sanmenxia, Henan</translation>
    </message>
    <message>
        <source>河南南阳</source>
        <translation>Nanyang, Henan</translation>
    </message>
    <message>
        <source>河南商丘</source>
        <translation>Shangqiu, Henan</translation>
    </message>
    <message>
        <source>河南信阳</source>
        <translation>Xinyang, Henan</translation>
    </message>
    <message>
        <source>河南周口</source>
        <translation>Zhoukou, Henan</translation>
    </message>
    <message>
        <source>河南驻马店</source>
        <translation>Zhumadian, Henan</translation>
    </message>
    <message>
        <source>河南济源</source>
        <translation>Jiyuan, Henan</translation>
    </message>
    <message>
        <source>湖北武汉</source>
        <translation>Wuhan, Hubei</translation>
    </message>
    <message>
        <source>湖北黄石</source>
        <translation>Huangshi, Hubei</translation>
    </message>
    <message>
        <source>湖北十堰</source>
        <translation>Shiyan, Hubei</translation>
    </message>
    <message>
        <source>湖北宜昌</source>
        <translation>Yichang, Hubei</translation>
    </message>
    <message>
        <source>湖北襄阳</source>
        <translation>Xiangyang, Hubei</translation>
    </message>
    <message>
        <source>湖北鄂州</source>
        <translation>Ezhou, Hubei</translation>
    </message>
    <message>
        <source>湖北荆门</source>
        <translation>Jingmen, Hubei</translation>
    </message>
    <message>
        <source>湖北孝感</source>
        <translation>Xiaogan, Hubei</translation>
    </message>
    <message>
        <source>湖北荆州</source>
        <translation>Jingzhou, Hubei</translation>
    </message>
    <message>
        <source>湖北黄冈</source>
        <translation>Huanggang, Hubei</translation>
    </message>
    <message>
        <source>湖北咸宁</source>
        <translation>Xianning, Hubei</translation>
    </message>
    <message>
        <source>湖北随州</source>
        <translation>Suizhou, Hubei</translation>
    </message>
    <message>
        <source>湖北恩施</source>
        <translation>Enshi, Hubei</translation>
    </message>
    <message>
        <source>湖北仙桃、潜江、天门、神农架</source>
        <translation>Xiantao, Qianjiang, Tianmen and Shennongjia, Hubei</translation>
    </message>
    <message>
        <source>湖南长沙</source>
        <translation>Changsha, Hunan</translation>
    </message>
    <message>
        <source>湖南株洲</source>
        <translation>Zhuzhou, Hunan</translation>
    </message>
    <message>
        <source>湖南湘潭</source>
        <translation>Xiangtan, Hunan</translation>
    </message>
    <message>
        <source>湖南衡阳</source>
        <translation>Hengyang, Hunan</translation>
    </message>
    <message>
        <source>湖南邵阳</source>
        <translation>Shaoyang, Hunan</translation>
    </message>
    <message>
        <source>湖南岳阳</source>
        <translation>Yueyang, Hunan</translation>
    </message>
    <message>
        <source>湖南常德</source>
        <translation>Changde, Hunan</translation>
    </message>
    <message>
        <source>湖南张家界</source>
        <translation>Zhangjiajie, Hunan</translation>
    </message>
    <message>
        <source>湖南益阳</source>
        <translation>Yiyang, Hunan</translation>
    </message>
    <message>
        <source>湖南郴州</source>
        <translation>Chenzhou, Hunan</translation>
    </message>
    <message>
        <source>湖南永州</source>
        <translation>Yongzhou, Hunan</translation>
    </message>
    <message>
        <source>湖南怀化</source>
        <translation>Huaihua, Hunan</translation>
    </message>
    <message>
        <source>湖南娄底</source>
        <translation>Loudi, Hunan</translation>
    </message>
    <message>
        <source>湖南湘西</source>
        <translation>Xiangxi, Hunan</translation>
    </message>
    <message>
        <source>广东广州</source>
        <translation>Guangzhou, Guangdong</translation>
    </message>
    <message>
        <source>广东韶关</source>
        <translation>Shaoguan, Guangdong</translation>
    </message>
    <message>
        <source>广东深圳</source>
        <translation>Shenzhen, Guangdong</translation>
    </message>
    <message>
        <source>广东珠海</source>
        <translation>Zhuhai, Guangdong</translation>
    </message>
    <message>
        <source>广东汕头</source>
        <translation>Shantou, Guangdong</translation>
    </message>
    <message>
        <source>广东佛山</source>
        <translation>Foshan, Guangdong</translation>
    </message>
    <message>
        <source>广东江门</source>
        <translation>Jiangmen, Guangdong</translation>
    </message>
    <message>
        <source>广东湛江</source>
        <translation>Zhanjiang, Guangdong</translation>
    </message>
    <message>
        <source>广东茂名</source>
        <translation>Maoming, Guangdong</translation>
    </message>
    <message>
        <source>广东肇庆</source>
        <translation>Zhaoqing, Guangdong</translation>
    </message>
    <message>
        <source>广东惠州</source>
        <translation>Huizhou, Guangdong</translation>
    </message>
    <message>
        <source>广东梅州</source>
        <translation>Meizhou, Guangdong</translation>
    </message>
    <message>
        <source>广东汕尾</source>
        <translation>Shanwei, Guangdong</translation>
    </message>
    <message>
        <source>广东河源</source>
        <translation>Heyuan, Guangdong</translation>
    </message>
    <message>
        <source>广东阳江</source>
        <translation>Yangjiang, Guangdong</translation>
    </message>
    <message>
        <source>广东清远</source>
        <translation>Qingyuan, Guangdong</translation>
    </message>
    <message>
        <source>广东东莞</source>
        <translation>Dongguan, Guangdong</translation>
    </message>
    <message>
        <source>广东中山</source>
        <translation>Zhongshan, Guangdong</translation>
    </message>
    <message>
        <source>广东潮州</source>
        <translation>Chaozhou, Guangdong</translation>
    </message>
    <message>
        <source>广东揭阳</source>
        <translation>Jieyang, Guangdong</translation>
    </message>
    <message>
        <source>广东云浮</source>
        <translation>Yunfu, Guangdong</translation>
    </message>
    <message>
        <source>广西南宁</source>
        <translation>Nanning, Guangxi</translation>
    </message>
    <message>
        <source>广西柳州</source>
        <translation>Liuzhou, Guangxi</translation>
    </message>
    <message>
        <source>广西桂林</source>
        <translation>Guilin, Guangxi</translation>
    </message>
    <message>
        <source>广西梧州</source>
        <translation>Wuzhou, Guangxi</translation>
    </message>
    <message>
        <source>广西北海</source>
        <translation>Beihai, Guangxi</translation>
    </message>
    <message>
        <source>广西防城港</source>
        <translation>Fangchenggang, Guangxi</translation>
    </message>
    <message>
        <source>广西钦州</source>
        <translation>Qinzhou, Guangxi</translation>
    </message>
    <message>
        <source>广西贵港</source>
        <translation>Guigang, Guangxi</translation>
    </message>
    <message>
        <source>广西玉林</source>
        <translation>Yulin, Guangxi</translation>
    </message>
    <message>
        <source>广西百色</source>
        <translation>Baise, Guangxi</translation>
    </message>
    <message>
        <source>广西贺州</source>
        <translation>Hezhou, Guangxi</translation>
    </message>
    <message>
        <source>广西河池</source>
        <translation>Hechi, Guangxi</translation>
    </message>
    <message>
        <source>广西来宾</source>
        <translation>Laibin, Guangxi</translation>
    </message>
    <message>
        <source>广西崇左</source>
        <translation>Chongzuo, Guangxi</translation>
    </message>
    <message>
        <source>海南三亚</source>
        <translation>Sanya, Hainan</translation>
    </message>
    <message>
        <source>海南三沙</source>
        <translation>Sansha, Hainan</translation>
    </message>
    <message>
        <source>海南儋州</source>
        <translation>Danzhou, Hainan</translation>
    </message>
    <message>
        <source>海南琼海、文昌等市县</source>
        <translation>Qionghai, Wenchang and others, Hainan</translation>
    </message>
    <message>
        <source>四川成都</source>
        <translation>Chengdu, Sichuan</translation>
    </message>
    <message>
        <source>四川自贡</source>
        <translation>Zigong, Sichuan</translation>
    </message>
    <message>
        <source>四川攀枝花</source>
        <translation>Panzhihua, Sichuan</translation>
    </message>
    <message>
        <source>四川泸州</source>
        <translation>Luzhou, Sichuan</translation>
    </message>
    <message>
        <source>四川德阳</source>
        <translation>Deyang, Sichuan</translation>
    </message>
    <message>
        <source>四川绵阳</source>
        <translation>Mianyang, Sichuan</translation>
    </message>
    <message>
        <source>四川广元</source>
        <translation>Guangyuan, Sichuan</translation>
    </message>
    <message>
        <source>四川遂宁</source>
        <translation>Suining, Sichuan</translation>
    </message>
    <message>
        <source>四川内江</source>
        <translation>Neijiang, Sichuan</translation>
    </message>
    <message>
        <source>四川乐山</source>
        <translation>Leshan, Sichuan</translation>
    </message>
    <message>
        <source>四川南充</source>
        <translation>Nanchong, Sichuan</translation>
    </message>
    <message>
        <source>四川眉山</source>
        <translation>Meishan, Sichuan</translation>
    </message>
    <message>
        <source>四川宜宾</source>
        <translation>Yibin, Sichuan</translation>
    </message>
    <message>
        <source>四川广安</source>
        <translation>Guang'an, Sichuan</translation>
    </message>
    <message>
        <source>四川达州</source>
        <translation>Dazhou, Sichuan</translation>
    </message>
    <message>
        <source>四川雅安</source>
        <translation>Ya'an, Sichuan</translation>
    </message>
    <message>
        <source>四川巴中</source>
        <translation>Bazhong, Sichuan</translation>
    </message>
    <message>
        <source>四川资阳</source>
        <translation>Ziyang, Sichuan</translation>
    </message>
    <message>
        <source>四川阿坝</source>
        <translation>Ngawa, Sichuan</translation>
    </message>
    <message>
        <source>四川甘孜</source>
        <translation>Garzê, Sichuan</translation>
    </message>
    <message>
        <source>四川凉山</source>
        <translation>Liangshan, Sichuan</translation>
    </message>
    <message>
        <source>贵州贵阳</source>
        <translation>Guiyang, Guizhou</translation>
    </message>
    <message>
        <source>贵州六盘水</source>
        <translation>Liupanshui, Guizhou</translation>
    </message>
    <message>
        <source>贵州遵义</source>
        <translation>Zunyi, Guizhou</translation>
    </message>
    <message>
        <source>贵州安顺</source>
        <translation>Anshun, Guizhou</translation>
    </message>
    <message>
        <source>贵州毕节</source>
        <translation>Bijie, Guizhou</translation>
    </message>
    <message>
        <source>贵州铜仁</source>
        <translation>Tongren, Guizhou</translation>
    </message>
    <message>
        <source>贵州黔西南</source>
        <translation>Qianxinan, Guizhou</translation>
    </message>
    <message>
        <source>贵州黔东南</source>
        <translation>Qiandongnan, Guizhou</translation>
    </message>
    <message>
        <source>贵州黔南</source>
        <translation>Qiannan, Guizhou</translation>
    </message>
    <message>
        <source>云南昆明</source>
        <translation>Kunming, Yunnan</translation>
    </message>
    <message>
        <source>云南曲靖</source>
        <translation>Qujing, Yunnan</translation>
    </message>
    <message>
        <source>云南玉溪</source>
        <translation>Yuxi, Yunnan</translation>
    </message>
    <message>
        <source>云南保山</source>
        <translation>Baoshan, Yunnan</translation>
    </message>
    <message>
        <source>云南昭通</source>
        <translation>Zhaotong, Yunnan</translation>
    </message>
    <message>
        <source>云南丽江</source>
        <translation>Lijiang, Yunnan</translation>
    </message>
    <message>
        <source>云南普洱</source>
        <translation>Pu'er, Yunnan</translation>
    </message>
    <message>
        <source>云南临沧</source>
        <translation>Lincang, Yunnan</translation>
    </message>
    <message>
        <source>云南楚雄</source>
        <translation>Chuxiong, Yunnan</translation>
    </message>
    <message>
        <source>云南红河</source>
        <translation>Honghe, Yunnan</translation>
    </message>
    <message>
        <source>云南文山</source>
        <translation>Wenshan, Yunnan</translation>
    </message>
    <message>
        <source>云南西双版纳</source>
        <translation>Xishuangbanna, Yunnan</translation>
    </message>
    <message>
        <source>云南大理</source>
        <translation>Dali, Yunnan</translation>
    </message>
    <message>
        <source>云南德宏</source>
        <translation>Dehong, Yunnan</translation>
    </message>
    <message>
        <source>云南怒江</source>
        <translation>Nujiang, Yunnan</translation>
    </message>
    <message>
        <source>云南迪庆</source>
        <translation>Dêqên, Yunnan</translation>
    </message>
    <message>
        <source>西藏拉萨</source>
        <translation>Lhasa, Tibet</translation>
    </message>
    <message>
        <source>西藏日喀则</source>
        <translation>Shigatse, Tibet</translation>
    </message>
    <message>
        <source>西藏昌都</source>
        <translation>Chamdo, Tibet</translation>
    </message>
    <message>
        <source>西藏林芝</source>
        <translation>Nyingchi, Tibet</translation>
    </message>
    <message>
        <source>西藏山南</source>
        <translation>Shannan, Tibet</translation>
    </message>
    <message>
        <source>西藏那曲</source>
        <translation>Nagqu, Tibet</translation>
    </message>
    <message>
        <source>西藏阿里</source>
        <translation>Ngari, Tibet</translation>
    </message>
    <message>
        <source>陕西西安</source>
        <translation>Xi'an, Shaanxi</translation>
    </message>
    <message>
        <source>陕西铜川</source>
        <translation>Tongchuan, Shaanxi</translation>
    </message>
    <message>
        <source>陕西宝鸡</source>
        <translation>Baoji, Shaanxi</translation>
    </message>
    <message>
        <source>陕西咸阳</source>
        <translation>Xianyang, Shaanxi</translation>
    </message>
    <message>
        <source>陕西渭南</source>
        <translation>Weinan, Shaanxi</translation>
    </message>
    <message>
        <source>陕西延安</source>
        <translation>Yan'an, Shaanxi</translation>
    </message>
    <message>
        <source>陕西汉中</source>
        <translation>Hanzhong, Shaanxi</translation>
    </message>
    <message>
        <source>陕西榆林</source>
        <translation>Yulin, Shaanxi</translation>
    </message>
    <message>
        <source>陕西安康</source>
        <translation>Ankang, Shaanxi</translation>
    </message>
    <message>
        <source>陕西商洛</source>
        <translation>Shangluo, Shaanxi</translation>
    </message>
    <message>
        <source>甘肃兰州</source>
        <translation>Lanzhou, Gansu</translation>
    </message>
    <message>
        <source>甘肃嘉峪关</source>
        <translation>Jiayuguan, Gansu</translation>
    </message>
    <message>
        <source>甘肃金昌</source>
        <translation>Jinchang, Gansu</translation>
    </message>
    <message>
        <source>甘肃白银</source>
        <translation>Baiyin, Gansu</translation>
    </message>
    <message>
        <source>甘肃天水</source>
        <translation>Tianshui, Gansu</translation>
    </message>
    <message>
        <source>甘肃武威</source>
        <translation>Wuwei, Gansu</translation>
    </message>
    <message>
        <source>甘肃张掖</source>
        <translation>Zhangye, Gansu</translation>
    </message>
    <message>
        <source>甘肃平凉</source>
        <translation>Pingliang, Gansu</translation>
    </message>
    <message>
        <source>甘肃酒泉</source>
        <translation>Jiuquan, Gansu</translation>
    </message>
    <message>
        <source>甘肃庆阳</source>
        <translation>Qingyang, Gansu</translation>
    </message>
    <message>
        <source>甘肃定西</source>
        <translation>Dingxi, Gansu</translation>
    </message>
    <message>
        <source>甘肃陇南</source>
        <translation>Longnan, Gansu</translation>
    </message>
    <message>
        <source>甘肃临夏</source>
        <translation>Linxia, Gansu</translation>
    </message>
    <message>
        <source>甘肃甘南</source>
        <translation>Gannan, Gansu</translation>
    </message>
    <message>
        <source>青海西宁</source>
        <translation>Xining, Qinghai</translation>
    </message>
    <message>
        <source>青海海东</source>
        <translation>Haidong, Qinghai</translation>
    </message>
    <message>
        <source>青海海北</source>
        <translation>Haibei, Qinghai</translation>
    </message>
    <message>
        <source>青海黄南</source>
        <translation>Huangnan, Qinghai</translation>
    </message>
    <message>
        <source>青海海南</source>
        <translation>Hainan, Qinghai</translation>
    </message>
    <message>
        <source>青海果洛</source>
        <translation>Golog, Qinghai</translation>
    </message>
    <message>
        <source>青海玉树</source>
        <translation>Yushu, Qinghai</translation>
    </message>
    <message>
        <source>青海海西</source>
        <translation>Haixi, Qinghai</translation>
    </message>
    <message>
        <source>新疆克拉玛依</source>
        <translation>Karamay, Xinjiang</translation>
    </message>
    <message>
        <source>新疆吐鲁番</source>
        <translation>Turpan, Xinjiang</translation>
    </message>
    <message>
        <source>新疆哈密</source>
        <translation>Hami, Xinjiang</translation>
    </message>
    <message>
        <source>新疆昌吉</source>
        <translation>Changji, Xinjiang</translation>
    </message>
    <message>
        <source>新疆博尔塔拉</source>
        <translation>Bortala, Xinjiang</translation>
    </message>
    <message>
        <source>新疆巴音郭楞</source>
        <translation>Bayingolin, Xinjiang</translation>
    </message>
    <message>
        <source>新疆阿克苏</source>
        <translation>Aksu, Xinjiang</translation>
    </message>
    <message>
        <source>新疆克孜勒苏</source>
        <translation>Kizilsu, Xinjiang</translation>
    </message>
    <message>
        <source>新疆喀什</source>
        <translation>Kashgar, Xinjiang</translation>
    </message>
    <message>
        <source>新疆和田</source>
        <translation>Hotan, Xinjiang</translation>
    </message>
    <message>
        <source>新疆伊犁</source>
        <translation>Ili, Xinjiang</translation>
    </message>
    <message>
        <source>新疆塔城</source>
        <translation>Tacheng, Xinjiang</translation>
    </message>
    <message>
        <source>新疆阿勒泰</source>
        <translation>Altay, Xinjiang</translation>
    </message>
    <message>
        <source>新疆石河子、阿拉尔等市</source>
        <translation>Shihezi, Aral and others, Xinjiang</translation>
    </message>
    <message>
        <source>费用已暂结，等省里确认。</source>
        <translation>Settled for the time being; the province will confirm.</translation>
    </message>
    <message>
        <source>暂结，待确认</source>
        <translation>Provisional, to be confirmed</translation>
    </message>
    <message>
        <source>这笔费用还没有结算成功。</source>
        <translation>These costs have not been settled yet.</translation>
    </message>
    <message>
        <source>没有扣款，现在不需要付钱。</source>
        <translation>Nothing was charged; there is nothing to pay now.</translation>
    </message>
    <message>
        <source>请先办理结算，或到人工窗口。</source>
        <translation>Please settle first, or go to a window.</translation>
    </message>
    <message>
        <source>没有结算号的费用不能收款。</source>
        <translation>Without a settlement number no money is taken.</translation>
    </message>
    <message>
        <source>医院传来的费用单读不懂。</source>
        <translation>The bill the hospital sent cannot be read.</translation>
    </message>
    <message>
        <source>没有扣款，费用单原样保留。</source>
        <translation>Nothing was charged; the bill is kept as it is.</translation>
    </message>
    <message>
        <source>费用单移到 rejected 目录，旁边的文件写明原因。</source>
        <translation>The bill was moved to the folder rejected; the file beside it says why.</translation>
    </message>
    <message>
        <source>没有查到您在本院已结算的费用。</source>
        <translation>No settled costs of yours were found at this hospital.</translation>
    </message>
    <message>
        <source>要补打别的医院的结算单，请到那家医院。</source>
        <translation>For the statement of another hospital, please go there.</translation>
    </message>
    <message>
        <source>本院没有此人的结算记录。</source>
        <translation>This hospital has no settlement of this person.</translation>
    </message>
    <message>
        <source>扫码付款没有成功。</source>
        <translation>The payment by code did not succeed.</translation>
    </message>
    <message>
        <source>结算已经办好，没有扣您的钱。</source>
        <translation>The settlement is done; no money of yours was taken.</translation>
    </message>
    <message>
        <source>请再扫一次，或拿缴费单到收费窗口。</source>
        <translation>Please scan again, or take the slip to the cashier.</translation>
    </message>
    <message>
        <source>支付端口明确答复未支付。</source>
        <translation>The payment port said for certain that it was not paid.</translation>
    </message>
    <message>
        <source>付款结果还不知道。</source>
        <translation>It is not known yet whether the payment went through.</translation>
    </message>
    <message>
        <source>结算已经办好。请不要再付一次。</source>
        <translation>The settlement is done. Please do not pay again.</translation>
    </message>
    <message>
        <source>请拿缴费单到收费窗口，由工作人员查询。</source>
        <translation>Please take the slip to the cashier; staff will look it up.</translation>
    </message>
    <message>
        <source>支付端口没有答复；程序会继续查询，不会重复收款。</source>
        <translation>The payment port did not answer; it is asked again, nothing is taken twice.</translation>
    </message>
    <message>
        <source>这笔费用不能在断网时暂结。</source>
        <translation>These costs cannot be settled without the network.</translation>
    </message>
    <message>
        <source>请等网络恢复，或到人工窗口。</source>
        <translation>Please wait for the network, or go to a window.</translation>
    </message>
    <message>
        <source>参保地不允许暂结、超过限额，或已有一笔暂结待确认。</source>
        <translation>The insured place does not allow it, the limit is passed, or one waits to be confirmed already.</translation>
    </message>
    <message>
        <source>结算</source>
        <translation>Settlements</translation>
    </message>
    <message>
        <source>本院的结算</source>
        <translation>Settlements of this house</translation>
    </message>
    <message>
        <source>%1 的结算</source>
        <translation>Settlements of %1</translation>
    </message>
    <message>
        <source>对账</source>
        <translation>Books</translation>
    </message>
    <message>
        <source>日对账</source>
        <translation>Daily reconciliation</translation>
    </message>
    <message>
        <source>%1 日对账</source>
        <translation>Reconciliation of %1</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Diffs</translation>
    </message>
    <message>
        <source>断网暂结：待确认和有差异的</source>
        <translation>Settled without a link: waiting or differing</translation>
    </message>
    <message>
        <source>没有对码的院内项目</source>
        <translation>House codes without a catalogue code</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>基金支付</source>
        <translation>Funds</translation>
    </message>
    <message>
        <source>个人负担</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>账户支付</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>笔数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>差异类别</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>本院总额</source>
        <translation>Total here</translation>
    </message>
    <message>
        <source>中心总额</source>
        <translation>Total there</translation>
    </message>
    <message>
        <source>本院基金</source>
        <translation>Funds here</translation>
    </message>
    <message>
        <source>中心基金</source>
        <translation>Funds there</translation>
    </message>
    <message>
        <source>谁处理</source>
        <translation>Who must act</translation>
    </message>
    <message>
        <source>告知本人</source>
        <translation>Told the person</translation>
    </message>
    <message>
        <source>中心核定</source>
        <translation>Province comes to</translation>
    </message>
    <message>
        <source>院内名称</source>
        <translation>Name in the house</translation>
    </message>
    <message>
        <source>明细数</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>最早</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>重新结算会是</source>
        <translation>Settled anew it would be</translation>
    </message>
    <message>
        <source>为什么是这些金额</source>
        <translation>Why these amounts</translation>
    </message>
    <message>
        <source>对账结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>本院</source>
        <translation>This house</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>The province</translation>
    </message>
    <message>
        <source>怎么处理</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>断网暂结</source>
        <translation>Settled without a link</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>选定</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>看金额和原因</source>
        <translation>Amounts and reasons</translation>
    </message>
    <message>
        <source>再打结算单</source>
        <translation>Print statement again</translation>
    </message>
    <message>
        <source>撤销结算</source>
        <translation>Cancel settlement</translation>
    </message>
    <message>
        <source>重新结算：先试算</source>
        <translation>Settle anew: estimate</translation>
    </message>
    <message>
        <source>按试算结算</source>
        <translation>Settle as estimated</translation>
    </message>
    <message>
        <source>没有结算。</source>
        <translation>No settlements.</translation>
    </message>
    <message>
        <source>还没有取到，按 F5 刷新。</source>
        <translation>Not fetched yet; press F5.</translation>
    </message>
    <message>
        <source>按回车看各项基金和原因。</source>
        <translation>Press Return for every fund and the reasons.</translation>
    </message>
    <message>
        <source>慢特病</source>
        <translation>Chronic disease</translation>
    </message>
    <message>
        <source>已认定</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>撤销的是</source>
        <translation>Cancels</translation>
    </message>
    <message>
        <source>费用明细</source>
        <translation>Fee lines</translation>
    </message>
    <message>
        <source>与大类金额不符，暂不清算</source>
        <translation>Differ from the categories: kept out of clearing</translation>
    </message>
    <message>
        <source>撤销已存，等回执</source>
        <translation>Cancellation stored, waits for its receipt</translation>
    </message>
    <message>
        <source>结算已存，等回执</source>
        <translation>Settlement stored, waits for its receipt</translation>
    </message>
    <message>
        <source>冲销 %1</source>
        <translation>Negates %1</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>还在住院</source>
        <translation>Still in hospital</translation>
    </message>
    <message>
        <source>未结算</source>
        <translation>Not settled</translation>
    </message>
    <message>
        <source>已结，明细不符</source>
        <translation>Settled, fee lines differ</translation>
    </message>
    <message>
        <source>已结，可撤销</source>
        <translation>Settled, can be cancelled</translation>
    </message>
    <message>
        <source>已结</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>结算由医院和药店办，经办机构不在这里办。</source>
        <translation>Hospitals and pharmacies settle; an office does not.</translation>
    </message>
    <message>
        <source>您没有办结算的权限。</source>
        <translation>You may not work on settlements.</translation>
    </message>
    <message>
        <source>网络不通，结算和对账要联网才能办。</source>
        <translation>No link: settlements and day books need one.</translation>
    </message>
    <message>
        <source>没有选中结算。</source>
        <translation>No settlement is chosen.</translation>
    </message>
    <message>
        <source>列表更新了，刚才那一笔已不在其中，没有办理。请重新选中。</source>
        <translation>The list was renewed and that line is gone. Nothing was done; please choose again.</translation>
    </message>
    <message>
        <source>结算编号、就诊编号、证件号码或日期</source>
        <translation>Settlement, visit or document number, or a date</translation>
    </message>
    <message>
        <source>这一笔正在办，等回执。</source>
        <translation>This one is on its way; wait for the receipt.</translation>
    </message>
    <message>
        <source>这次就诊还没有结算。</source>
        <translation>This visit is not settled yet.</translation>
    </message>
    <message>
        <source>这一笔本身就是撤销。</source>
        <translation>This one is a cancellation itself.</translation>
    </message>
    <message>
        <source>这一笔已经撤销过了。</source>
        <translation>This one was cancelled already.</translation>
    </message>
    <message>
        <source>这个人后面还有结算，要从最后一笔起倒着撤销。</source>
        <translation>This person has a later settlement: cancel the last one first.</translation>
    </message>
    <message>
        <source>这个人后面还有 %1，要先撤销那一笔。</source>
        <translation>This person has a later one: cancel %1 first.</translation>
    </message>
    <message>
        <source>这次就诊已结算（%1），要先撤销。</source>
        <translation>This visit is settled (%1): cancel that first.</translation>
    </message>
    <message>
        <source>撤销结算 %1？</source>
        <translation>Cancel settlement %1?</translation>
    </message>
    <message>
        <source>基金支付 %1 全部退回，本人付的现金 %2 要退给本人。</source>
        <translation>The funds get %1 back, and the person the %2 paid in cash.</translation>
    </message>
    <message>
        <source>按试算结算 %1？</source>
        <translation>Settle %1 as estimated?</translation>
    </message>
    <message>
        <source>总费用 %1，基金支付 %2，个人负担 %3。</source>
        <translation>Total %1, funds %2, person %3.</translation>
    </message>
    <message>
        <source>基金支付超过 %1，还要一位主管登录确认。</source>
        <translation>The funds pay more than %1: a supervisor must log in as well.</translation>
    </message>
    <message>
        <source>基金支付 %1，超过 %2，要由另一位主管登录确认。</source>
        <translation>The funds pay %1, more than %2: another operator, a supervisor, must log in.</translation>
    </message>
    <message>
        <source>试算好了，金额见下。按 F8 照此结算。</source>
        <translation>Estimated; the amounts are below. F8 settles it like that.</translation>
    </message>
    <message>
        <source>已撤销 %1：基金退回 %2，请退给本人现金 %3。</source>
        <translation>Cancelled %1: the funds got %2 back; give the person %3.</translation>
    </message>
    <message>
        <source>已结算 %1：基金支付 %2，本人付现金 %3。</source>
        <translation>Settled %1: the funds pay %2, the person %3 in cash.</translation>
    </message>
    <message>
        <source>撤销 %1 已存本机，还没有回执。收到回执前不要退款。</source>
        <translation>The cancellation of %1 is stored here; no receipt yet. Give nothing back before it comes.</translation>
    </message>
    <message>
        <source>%1 的结算结果待确认，没有收费。回执没来，已要求作废。</source>
        <translation>The outcome of settling %1 is not known yet and nothing was taken: no receipt came, so it is being given up.</translation>
    </message>
    <message>
        <source>%1 确定没有结算，可以重新办。</source>
        <translation>%1 is certainly not settled; it can be done again.</translation>
    </message>
    <message>
        <source>看差异</source>
        <translation>See differences</translation>
    </message>
    <message>
        <source>看这一笔</source>
        <translation>See this one</translation>
    </message>
    <message>
        <source>核销</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>打印对账单</source>
        <translation>Print the day</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>重新对账</source>
        <translation>Compare again</translation>
    </message>
    <message>
        <source>本院账来自</source>
        <translation>Book of this house</translation>
    </message>
    <message>
        <source>%1 笔</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 对平了。</source>
        <translation>%1 agrees.</translation>
    </message>
    <message>
        <source>%1 有 %2 笔差异要处理。</source>
        <translation>%1 has %2 differences to see to.</translation>
    </message>
    <message>
        <source>%1 没有对完：中心没有全部答复。</source>
        <translation>%1 is not compared: the province did not answer everything.</translation>
    </message>
    <message>
        <source>这一天没有结算。</source>
        <translation>Nothing was settled that day.</translation>
    </message>
    <message>
        <source>还没有对账，按 F5。</source>
        <translation>Not compared yet; press F5.</translation>
    </message>
    <message>
        <source>没有差异。</source>
        <translation>No differences.</translation>
    </message>
    <message>
        <source>没有这一笔</source>
        <translation>Not in this book</translation>
    </message>
    <message>
        <source>这一天还没有过完。</source>
        <translation>That day is not over yet.</translation>
    </message>
    <message>
        <source>%1（中心未答）</source>
        <translation>%1 (no answer)</translation>
    </message>
    <message>
        <source>%1／中心 %2</source>
        <translation>%1 / there %2</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>不符</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>中心未答</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>有一方记在前一天或后一天</source>
        <translation>One side counts it to the day before or after</translation>
    </message>
    <message>
        <source>已核销</source>
        <translation>Written off</translation>
    </message>
    <message>
        <source>先按回车列出差异，选中一笔。</source>
        <translation>First list the differences with Return and choose one.</translation>
    </message>
    <message>
        <source>这一笔已经核销。</source>
        <translation>This one is written off already.</translation>
    </message>
    <message>
        <source>为什么核销？</source>
        <translation>Why is it written off?</translation>
    </message>
    <message>
        <source>按 1–9 选原因，回车确定；再由一位主管登录确认。</source>
        <translation>Choose the reason with 1–9 and Return; then a supervisor logs in.</translation>
    </message>
    <message>
        <source>核销要两个人：由另一位主管登录确认。</source>
        <translation>A write-off takes two: another operator, a supervisor, must log in.</translation>
    </message>
    <message>
        <source>已核销 %1，由 %2 一起确认。</source>
        <translation>Written off: %1, together with %2.</translation>
    </message>
    <message>
        <source>正在打印 %1 的对账单。</source>
        <translation>Printing the day of %1.</translation>
    </message>
    <message>
        <source>了结</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>看未对码</source>
        <translation>House codes</translation>
    </message>
    <message>
        <source>看断网暂结</source>
        <translation>Provisional ones</translation>
    </message>
    <message>
        <source>没有待确认的断网暂结。</source>
        <translation>Nothing settled without a link is waiting.</translation>
    </message>
    <message>
        <source>所有院内项目都已对码。</source>
        <translation>Every code of the house is mapped.</translation>
    </message>
    <message>
        <source>没有选中要了结的。</source>
        <translation>Nothing to close is chosen.</translation>
    </message>
    <message>
        <source>中心还没有核定，等它确认。</source>
        <translation>The province has not come to its result yet.</translation>
    </message>
    <message>
        <source>这一笔没有要了结的。</source>
        <translation>There is nothing to close here.</translation>
    </message>
    <message>
        <source>怎么了结 %1？</source>
        <translation>How is %1 closed?</translation>
    </message>
    <message>
        <source>告知本人 %1，中心核定 %2。按 1–9 选，回车确定。</source>
        <translation>The person was told %1; the province comes to %2. Choose with 1–9 and Return.</translation>
    </message>
    <message>
        <source>%1 已了结。</source>
        <translation>%1 is closed.</translation>
    </message>
    <message>
        <source>怎么了结的</source>
        <translation>How it was closed</translation>
    </message>
    <message>
        <source>了结已存，等回执</source>
        <translation>Closing stored, waits for its receipt</translation>
    </message>
    <message>
        <source>等中心核定，不用做什么。</source>
        <translation>Wait for the province; nothing is to be done.</translation>
    </message>
    <message>
        <source>已经没有要处理的。</source>
        <translation>Nothing is left to do.</translation>
    </message>
    <message>
        <source>要向本人补收 %1，收到后按 F8 了结。</source>
        <translation>Collect %1 from the person, then close it with F8.</translation>
    </message>
    <message>
        <source>要退给本人 %1，退完后按 F8 了结。</source>
        <translation>Give the person %1 back, then close it with F8.</translation>
    </message>
    <message>
        <source>这些项目当作自费结算了。请医保办对码，再重新上传明细、撤销并重新结算。</source>
        <translation>These were settled as own expense. Have them mapped, send the lines again, then cancel and settle anew.</translation>
    </message>
    <message>
        <source>后面还有一笔，要先撤销后面的</source>
        <translation>Something later must be undone first</translation>
    </message>
    <message>
        <source>前面还有一步没有做</source>
        <translation>Something before it must be done first</translation>
    </message>
    <message>
        <source>不在同一个医保年度，或所属账期已签字</source>
        <translation>Another medical year, or its period is signed</translation>
    </message>
    <message>
        <source>这个病种还没有认定为慢特病</source>
        <translation>This disease is not recognised for chronic care</translation>
    </message>
    <message>
        <source>没有流转处方，药店不能用统筹基金</source>
        <translation>No circulated prescription: the pharmacy may not use the pooled fund</translation>
    </message>
    <message>
        <source>这里不能断网暂结，或已有一笔待确认</source>
        <translation>Not to be settled without a link here, or one is waiting already</translation>
    </message>
    <message>
        <source>费用明细没有传齐，或与大类金额不符</source>
        <translation>Fee lines are missing or differ from the categories</translation>
    </message>
    <message>
        <source>请先撤销后面那一笔，再撤销这一笔。</source>
        <translation>Cancel the later one first, then this one.</translation>
    </message>
    <message>
        <source>请从最后一步起倒着撤销。</source>
        <translation>Undo from the last step backwards.</translation>
    </message>
    <message>
        <source>请先办前面那一步。</source>
        <translation>Do the step before it first.</translation>
    </message>
    <message>
        <source>请先办出院，再结算。</source>
        <translation>Discharge first, then settle.</translation>
    </message>
    <message>
        <source>费用有变化，请重新试算，再结算。</source>
        <translation>The costs have changed: estimate again, then settle.</translation>
    </message>
    <message>
        <source>请先向参保地申请慢特病认定。</source>
        <translation>Apply to the insured place for recognition of the disease first.</translation>
    </message>
    <message>
        <source>请让医院把处方流转到药店，再结算。</source>
        <translation>Have the hospital send the prescription to the pharmacy, then settle.</translation>
    </message>
    <message>
        <source>请等网络恢复，再联网结算。</source>
        <translation>Wait for the link, then settle.</translation>
    </message>
    <message>
        <source>请补传费用明细，与大类金额对平。</source>
        <translation>Send the missing fee lines so that they agree with the categories.</translation>
    </message>
    <message>
        <source>中心没有这一笔：请核对后重新结算，或从本院账上撤下。</source>
        <translation>The province has no such settlement: settle it again, or take it out of the book here.</translation>
    </message>
    <message>
        <source>本院没有这一笔：请按 F9 撤销，把钱退回基金。</source>
        <translation>This house has no such settlement: cancel it, so that the fund gets its money back.</translation>
    </message>
    <message>
        <source>中心已结：请在本院账上补记这一笔。</source>
        <translation>The province settled it: enter it in the book here.</translation>
    </message>
    <message>
        <source>中心已撤销：请在本院账上补记撤销。</source>
        <translation>The province cancelled it: enter the cancellation in the book here.</translation>
    </message>
    <message>
        <source>同一笔记了两次：请划掉重复的一行。</source>
        <translation>It stands there twice: strike the repeated line.</translation>
    </message>
    <message>
        <source>请联系中心核查这一笔。</source>
        <translation>Ask the province to look into it.</translation>
    </message>
    <message>
        <source>记账日差一天：请以中心的日期为准。</source>
        <translation>The days differ by one: count it on the province's day.</translation>
    </message>
    <message>
        <source>总额不同：请逐条核对费用明细。</source>
        <translation>The totals differ: compare the fee lines one by one.</translation>
    </message>
    <message>
        <source>本院有、中心无</source>
        <translation>Only in this house</translation>
    </message>
    <message>
        <source>中心有、本院无</source>
        <translation>Only at the province</translation>
    </message>
    <message>
        <source>总额不符</source>
        <translation>Totals differ</translation>
    </message>
    <message>
        <source>总额相符，基金或账户不符</source>
        <translation>Totals agree, fund or account differs</translation>
    </message>
    <message>
        <source>双方一起</source>
        <translation>Both together</translation>
    </message>
    <message>
        <source>医院的日账文件</source>
        <translation>The hospital's day book</translation>
    </message>
    <message>
        <source>本机办的结算</source>
        <translation>What this station settled</translation>
    </message>
    <message>
        <source>门诊</source>
        <translation>Outpatient</translation>
    </message>
    <message>
        <source>药店</source>
        <translation>Pharmacy</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>已在院外当面结清</source>
        <translation>Settled by hand</translation>
    </message>
    <message>
        <source>以中心的账为准，本院已补记</source>
        <translation>The province's book counts; entered here</translation>
    </message>
    <message>
        <source>以本院的账为准，中心已更正</source>
        <translation>This house's book counts; corrected there</translation>
    </message>
    <message>
        <source>已向本人补收</source>
        <translation>Collected from the person</translation>
    </message>
    <message>
        <source>已退给本人</source>
        <translation>Given back to the person</translation>
    </message>
    <message>
        <source>等中心核定</source>
        <translation>Waits for the province</translation>
    </message>
    <message>
        <source>中心核定一致</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>金额有差异，要处理</source>
        <translation>Differs: to be seen to</translation>
    </message>
    <message>
        <source>中心没有接受，要处理</source>
        <translation>Not accepted: to be seen to</translation>
    </message>
    <message>
        <source>已了结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>查找结算</source>
        <translation>Looked for settlements</translation>
    </message>
    <message>
        <source>打印结算单</source>
        <translation>Printed a statement</translation>
    </message>
    <message>
        <source>试算</source>
        <translation>Estimated</translation>
    </message>
    <message>
        <source>重新结算</source>
        <translation>Settled anew</translation>
    </message>
    <message>
        <source>核销对账差异</source>
        <translation>Wrote off a difference</translation>
    </message>
    <message>
        <source>了结暂结差异</source>
        <translation>Closed a difference</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>这类费用请到人工窗口办</source>
        <translation>Please take this kind of care to a window</translation>
    </message>
    <message>
        <source>网络不通，正在查本院的账单。</source>
        <translation>No connection; looking through the bills of this hospital.</translation>
    </message>
    <message>
        <source>网络不通，只列出本院账单里的就诊。</source>
        <translation>No connection: these are the visits billed by this hospital.</translation>
    </message>
    <message>
        <source>暂结：费用构成</source>
        <translation>Provisional: how costs are shared</translation>
    </message>
    <message>
        <source>网络不通，这是按本机资料算的暂结，不是最后的结算。</source>
        <translation>No connection: worked out on this machine for now. It is not the final settlement.</translation>
    </message>
    <message>
        <source>请核对并确认暂结</source>
        <translation>Check the provisional amounts</translation>
    </message>
    <message>
        <source>确认后先存在本机，不收钱；联网后由参保地核定，金额以核定为准。</source>
        <translation>It is stored here and no money is taken. Once connected, your insurer confirms what it comes to.</translation>
    </message>
    <message>
        <source>已暂结，等参保地核定</source>
        <translation>Settled for now, to be confirmed</translation>
    </message>
    <message>
        <source>还没有生效，先不用付款。联网后自动上传；核定后凭编号到收费窗口结清。</source>
        <translation>Not final: pay nothing yet. It is sent once connected; pay at the cashier with this number after that.</translation>
    </message>
    <message>
        <source>核定的金额和暂结不一样</source>
        <translation>Confirmed with a different amount</translation>
    </message>
    <message>
        <source>没有收钱。工作人员会处理这个差额，请到人工窗口。</source>
        <translation>No money was taken. The staff will see to the difference; please go to a window.</translation>
    </message>
    <message>
        <source>暂结时个人支付</source>
        <translation>Your share as shown</translation>
    </message>
    <message>
        <source>核定后个人支付</source>
        <translation>Your share as confirmed</translation>
    </message>
    <message>
        <source>按“%1”备案结算。同样的费用如果没有备案，个人大约要付 %2。</source>
        <translation>Filed as “%1”. Without a filing your share would be about %2.</translation>
    </message>
    <message>
        <source>没有备案。同样的费用如果按“%1”备案，个人大约付 %2。</source>
        <translation>Not filed. Filed as “%1” your share would be about %2.</translation>
    </message>
    <message>
        <source>已结算，请付个人部分</source>
        <translation>Settled; your share is to be paid</translation>
    </message>
    <message>
        <source>已付清</source>
        <translation>Paid in full</translation>
    </message>
    <message>
        <source>结算和付款都办好了，请取走结算单。</source>
        <translation>Settled and paid. Please take your statement.</translation>
    </message>
    <message>
        <source>已结算，付款结果还不知道</source>
        <translation>Settled; the payment is not known yet</translation>
    </message>
    <message>
        <source>请不要再付一次。请拿结算单到收费窗口，由工作人员查询。</source>
        <translation>Do not pay again. Take the statement to the cashier, who will find out.</translation>
    </message>
    <message>
        <source>请拿缴费单到收费窗口付款。结算单请收好。</source>
        <translation>Take the payment slip to the cashier and keep the statement.</translation>
    </message>
    <message>
        <source>已结算，由收费窗口收款</source>
        <translation>Settled; the cashier takes the money</translation>
    </message>
    <message>
        <source>收费窗口收过没有，本机不知道。付过的请不要再付；没付的请拿缴费单去付。</source>
        <translation>Whether the cashier has been paid, this machine does not know. If you have paid, do not pay again; if not, take the slip there.</translation>
    </message>
    <message>
        <source>收费窗口应收</source>
        <translation>To be paid at the cashier</translation>
    </message>
    <message>
        <source>押金多于个人部分，请拿押金退款单到收费窗口退款。</source>
        <translation>Your deposit was more than your share. Take the refund slip to the cashier to get the rest back.</translation>
    </message>
    <message>
        <source>这个付款码已经失效，没有扣钱。可以再扫一次，或到收费窗口付。</source>
        <translation>That code is no longer valid and nothing was taken. Try again, or pay at the cashier.</translation>
    </message>
    <message>
        <source>可以在这里用手机扫码付，也可以到收费窗口付。</source>
        <translation>Pay here with your telephone, or at the cashier.</translation>
    </message>
    <message>
        <source>不用再付钱。请取走结算单。</source>
        <translation>Nothing is left to pay. Please take your statement.</translation>
    </message>
    <message>
        <source>已交押金</source>
        <translation>Deposit paid</translation>
    </message>
    <message>
        <source>退给您</source>
        <translation>You get back</translation>
    </message>
    <message>
        <source>已付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>还要付</source>
        <translation>To be paid</translation>
    </message>
    <message>
        <source>手机扫码付</source>
        <translation>Pay by telephone</translation>
    </message>
    <message>
        <source>去收费窗口付</source>
        <translation>Pay at the cashier</translation>
    </message>
    <message>
        <source>正在作废付款码</source>
        <translation>Making the code void</translation>
    </message>
    <message>
        <source>正在确认这个码没有付过，最多 8 秒。</source>
        <translation>Making sure that it was not paid, 8 seconds at most.</translation>
    </message>
    <message>
        <source>结算已经办好。</source>
        <translation>The settlement is done.</translation>
    </message>
    <message>
        <source>请用手机扫码付款</source>
        <translation>Pay with your telephone</translation>
    </message>
    <message>
        <source>打开手机上的付款应用，扫这个码。付好后这里会自动显示。</source>
        <translation>Scan this code with your payment app. This page changes by itself once it is paid.</translation>
    </message>
    <message>
        <source>正在取付款码，最多 8 秒。</source>
        <translation>Getting a code, 8 seconds at most.</translation>
    </message>
    <message>
        <source>补打结算单</source>
        <translation>Print a statement again</translation>
    </message>
    <message>
        <source>在本院结算过的，再打一份</source>
        <translation>For what was settled in this hospital</translation>
    </message>
    <message>
        <source>补打要联网，网络恢复后再办</source>
        <translation>Needs the connection; come back later</translation>
    </message>
    <message>
        <source>费用估算</source>
        <translation>What would it cost?</translation>
    </message>
    <message>
        <source>看病前先算一算，备案和不备案各付多少</source>
        <translation>Before treatment, with a filing and without</translation>
    </message>
    <message>
        <source>打算怎么看病？</source>
        <translation>What kind of care?</translation>
    </message>
    <message>
        <source>只是估算，不会提交任何内容。</source>
        <translation>This is only an estimate; nothing is submitted.</translation>
    </message>
    <message>
        <source>大约要花多少钱？</source>
        <translation>About how much will it be?</translation>
    </message>
    <message>
        <source>填医院说的总费用，取个整数就行。</source>
        <translation>The total the hospital told you, in round figures.</translation>
    </message>
    <message>
        <source>估算：大约这样分</source>
        <translation>An estimate of who pays what</translation>
    </message>
    <message>
        <source>这是估算，不是结算。按 %1 的政策资料，当作全是医保目录内的费用。</source>
        <translation>An estimate, not a settlement: by the rules as of %1, as if all of it were in the catalogue.</translation>
    </message>
    <message>
        <source>%1，当作今年第 %2 次</source>
        <translation>%1, as if it were number %2 this year</translation>
    </message>
    <message>
        <source>按“%1”备案，医保支付</source>
        <translation>Filed as “%1”, insurance pays</translation>
    </message>
    <message>
        <source>按“%1”备案，个人支付</source>
        <translation>Filed as “%1”, you pay</translation>
    </message>
    <message>
        <source>没有备案，医保支付</source>
        <translation>Not filed, insurance pays</translation>
    </message>
    <message>
        <source>没有备案，个人支付</source>
        <translation>Not filed, you pay</translation>
    </message>
    <message>
        <source>没有备案不能直接结算，先全部自己付</source>
        <translation>Not filed: no direct settlement, you pay all of it first</translation>
    </message>
    <message>
        <source>补打哪一次的结算单？</source>
        <translation>Which statement would you like?</translation>
    </message>
    <message>
        <source>这次结算的费用构成</source>
        <translation>What this settlement came to</translation>
    </message>
    <message>
        <source>%1 结算，编号 %2</source>
        <translation>Settled %1, number %2</translation>
    </message>
    <message>
        <source>本机没有收到这笔钱的记录。已经在收费窗口付过的，请不要再付。</source>
        <translation>This machine has no record that it was paid. If you have paid it at the cashier, do not pay again.</translation>
    </message>
    <message>
        <source>您的账单还没有被医保平台收下</source>
        <translation>Your bill has not reached the insurance yet</translation>
    </message>
    <message>
        <source>%1 没有结算，没有收费：此人的%2（报文 %3）平台还没有收下。请先到“上传”页处理它。</source>
        <translation>%1 is not settled and nothing was taken: the province has not accepted this person&apos;s %2 (message %3). See to it on the queue page first.</translation>
    </message>
    <message>
        <source>%1 没有结算，没有收费：此人的%2（报文 %3）被平台搁置，答复是“%4”。请先到“上传”页处理它。</source>
        <translation>%1 is not settled and nothing was taken: this person&apos;s %2 (message %3) is held. The province says: %4. See to it on the queue page first.</translation>
    </message>
    <message>
        <source>缴还没付的钱</source>
        <translation>Pay what is open</translation>
    </message>
    <message>
        <source>打印第二份</source>
        <translation>Print a second copy</translation>
    </message>
    <message>
        <source>结算单已打印，注明是第二份</source>
        <translation>Printed, marked as a second copy</translation>
    </message>
    <message>
        <source>结算单没有打印出来</source>
        <translation>The statement was not printed</translation>
    </message>
    <message>
        <source>没有打印出来，结算不受影响。可以再打印，或凭编号到窗口补打。</source>
        <translation>It was not printed; the settlement is not affected. Print again, or ask at a window with the number.</translation>
    </message>
    <message>
        <source>请取走结算单。第二份和原件金额一样。</source>
        <translation>Please take it. The amounts are those of the original.</translation>
    </message>
    <message>
        <source>补打别的</source>
        <translation>Print another</translation>
    </message>
    <message>
        <source>原来的结算不受影响。</source>
        <translation>The settlement itself is not affected.</translation>
    </message>
    <message>
        <source>正在查找结算单</source>
        <translation>Looking for your statements</translation>
    </message>
    <message>
        <source>医疗费用结算单（%1）</source>
        <translation>Statement of medical costs (%1)</translation>
    </message>
    <message>
        <source>第二份</source>
        <translation>Second copy</translation>
    </message>
    <message>
        <source>暂结，待核定</source>
        <translation>Provisional, to be confirmed</translation>
    </message>
    <message>
        <source>这是断网时按本机资料算的暂结，不是结算凭证，不作付款和报销依据；以参保地核定为准。</source>
        <translation>Worked out on this machine without a connection. This is no proof of settlement and nothing is paid or claimed by it; what the insurer confirms counts.</translation>
    </message>
    <message>
        <source>结算已撤销</source>
        <translation>Settlement cancelled</translation>
    </message>
    <message>
        <source>撤销的结算编号</source>
        <translation>Cancels settlement</translation>
    </message>
    <message>
        <source>中途结算</source>
        <translation>Interim settlement</translation>
    </message>
    <message>
        <source>就诊时间</source>
        <translation>Time of visit</translation>
    </message>
    <message>
        <source>住院时间</source>
        <translation>Time of stay</translation>
    </message>
    <message>
        <source>计算时间</source>
        <translation>Worked out at</translation>
    </message>
    <message>
        <source>费用分类</source>
        <translation>By category of charges</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>含家庭共济</source>
        <translation>family account included</translation>
    </message>
    <message>
        <source>缴费单</source>
        <translation>Payment slip</translation>
    </message>
    <message>
        <source>押金退款单</source>
        <translation>Deposit refund slip</translation>
    </message>
    <message>
        <source>请到收费窗口出示，由工作人员扫码。结算已经办好，这张单子不是收据。</source>
        <translation>Show this to the cashier, who scans the code. The settlement is done; this slip is no receipt.</translation>
    </message>
    <message>
        <source>看还要付多少</source>
        <translation>What is left to pay</translation>
    </message>
    <message>
        <source>扫码付款</source>
        <translation>Paying by telephone</translation>
    </message>
    <message>
        <source>已暂结</source>
        <translation>Settled for now</translation>
    </message>
    <message>
        <source>核定金额不一样</source>
        <translation>Confirmed differently</translation>
    </message>
    <message>
        <source>正在取结算单</source>
        <translation>Fetching a statement</translation>
    </message>
    <message>
        <source>查看结算单</source>
        <translation>Looking at a statement</translation>
    </message>
    <message>
        <source>已补打结算单</source>
        <translation>Statement printed again</translation>
    </message>
    <message>
        <source>选择怎么看病</source>
        <translation>Choosing a kind of care</translation>
    </message>
    <message>
        <source>填写大约金额</source>
        <translation>Entering a round sum</translation>
    </message>
    <message>
        <source>床位费</source>
        <translation>Bed</translation>
    </message>
    <message>
        <source>诊察费</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>检查费</source>
        <translation>Examination</translation>
    </message>
    <message>
        <source>化验费</source>
        <translation>Laboratory</translation>
    </message>
    <message>
        <source>治疗费</source>
        <translation>Treatment</translation>
    </message>
    <message>
        <source>手术费</source>
        <translation>Surgery</translation>
    </message>
    <message>
        <source>护理费</source>
        <translation>Nursing</translation>
    </message>
    <message>
        <source>卫生材料费</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>西药费</source>
        <translation>Western drugs</translation>
    </message>
    <message>
        <source>中药饮片费</source>
        <translation>Herbal drugs</translation>
    </message>
    <message>
        <source>中成药费</source>
        <translation>Patent Chinese drugs</translation>
    </message>
    <message>
        <source>一般诊疗费</source>
        <translation>General treatment fee</translation>
    </message>
    <message>
        <source>挂号费</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>其他费</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>%1 的回执来晚了，本机已要求作废，正在自动冲正，没有收费。</source>
        <translation>The receipt of %1 came too late: it was given up here and is being undone; nothing was taken.</translation>
    </message>
    <message>
        <source>请先由医院为本人登记慢特病，再结算。</source>
        <translation>Have the hospital register the disease first, then settle.</translation>
    </message>
    <message>
        <source>经办人 ______________　复核人 ______________</source>
        <translation>Clerk ______________  Second person ______________</translation>
    </message>
    <message>
        <source>先上传就诊信息</source>
        <translation>send the visit's facts first</translation>
    </message>
    <message>
        <source>先上传费用明细</source>
        <translation>send the fee lines first</translation>
    </message>
    <message>
        <source>先撤销费用明细</source>
        <translation>take the fee lines back first</translation>
    </message>
    <message>
        <source>先结算</source>
        <translation>settle first</translation>
    </message>
    <message>
        <source>先撤销门诊结算</source>
        <translation>cancel the settlement first</translation>
    </message>
    <message>
        <source>先撤销住院结算</source>
        <translation>cancel the settlement first</translation>
    </message>
    <message>
        <source>先办入院</source>
        <translation>admit first</translation>
    </message>
    <message>
        <source>先办出院</source>
        <translation>discharge first</translation>
    </message>
    <message>
        <source>先撤销出院</source>
        <translation>take the discharge back first</translation>
    </message>
    <message>
        <source>住院结算</source>
        <translation>inpatient settlement</translation>
    </message>
    <message>
        <source>门诊结算</source>
        <translation>outpatient settlement</translation>
    </message>
    <message>
        <source>撤销住院结算</source>
        <translation>cancelled inpatient settlement</translation>
    </message>
    <message>
        <source>撤销门诊结算</source>
        <translation>cancelled outpatient settlement</translation>
    </message>
    <message>
        <source>冲正</source>
        <translation>reversal</translation>
    </message>
    <message>
        <source>门诊挂号</source>
        <translation>outpatient registration</translation>
    </message>
    <message>
        <source>撤销挂号</source>
        <translation>cancelled registration</translation>
    </message>
    <message>
        <source>门诊就诊信息</source>
        <translation>outpatient diagnoses</translation>
    </message>
    <message>
        <source>门诊费用</source>
        <translation>outpatient charges</translation>
    </message>
    <message>
        <source>撤销门诊费用</source>
        <translation>cancelled outpatient charges</translation>
    </message>
    <message>
        <source>住院费用</source>
        <translation>inpatient charges</translation>
    </message>
    <message>
        <source>撤销住院费用</source>
        <translation>cancelled inpatient charges</translation>
    </message>
    <message>
        <source>入院登记</source>
        <translation>admission</translation>
    </message>
    <message>
        <source>出院登记</source>
        <translation>discharge</translation>
    </message>
    <message>
        <source>住院信息变更</source>
        <translation>changed stay</translation>
    </message>
    <message>
        <source>撤销入院</source>
        <translation>cancelled admission</translation>
    </message>
    <message>
        <source>撤销出院</source>
        <translation>cancelled discharge</translation>
    </message>
    <message>
        <source>转院备案</source>
        <translation>referral</translation>
    </message>
    <message>
        <source>撤销转院备案</source>
        <translation>cancelled referral</translation>
    </message>
    <message>
        <source>慢特病备案</source>
        <translation>chronic-disease filing</translation>
    </message>
    <message>
        <source>撤销慢特病备案</source>
        <translation>cancelled chronic-disease filing</translation>
    </message>
    <message>
        <source>备案变更</source>
        <translation>changed filing</translation>
    </message>
    <message>
        <source>取消备案</source>
        <translation>cancelled filing</translation>
    </message>
    <message>
        <source>备案审核</source>
        <translation>judged filing</translation>
    </message>
    <message>
        <source>转窗口办理</source>
        <translation>passed on to a window</translation>
    </message>
    <message>
        <source>暂结差异处理</source>
        <translation>settled difference</translation>
    </message>
    <message>
        <source>等上传</source>
        <translation>waits to be sent</translation>
    </message>
    <message>
        <source>正在上传</source>
        <translation>being sent</translation>
    </message>
    <message>
        <source>正在核实有没有生效</source>
        <translation>being asked whether it took effect</translation>
    </message>
    <message>
        <source>停住了</source>
        <translation>held</translation>
    </message>
    <message>
        <source>不用管，自动办</source>
        <translation>nobody; it does itself</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>the window</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>a supervisor</translation>
    </message>
    <message>
        <source>技术人员</source>
        <translation>a technician</translation>
    </message>
    <message>
        <source>省平台</source>
        <translation>the province</translation>
    </message>
    <message>
        <source>把编号和省平台的话报给省平台，原因解决了再上传一次。这个人以后的业务都等着它；确实不能上传的，由主管放弃，再请本人重办。</source>
        <translation>Tell the province the number and what it said; when the cause is mended, send it again. All later business of this person waits for it; what cannot be sent is given up by a supervisor, and the person does it again.</translation>
    </message>
    <message>
        <source>省平台的回答看不懂。内容在本机，没有丢。请技术人员带编号找省平台，修好了再上传一次。</source>
        <translation>The province's answer cannot be read. The content is here and not lost. A technician takes the number to the province; when that is mended, send it again.</translation>
    </message>
    <message>
        <source>断网太久，请技术人员查网络。已存的都在，网络通了自动上传。</source>
        <translation>The link has been down for too long; have a technician look at it. All that is stored is safe and leaves when the link is back.</translation>
    </message>
    <message>
        <source>网络通了自动上传，不用重新办理。</source>
        <translation>Leaves by itself when the link is back; do not do it again.</translation>
    </message>
    <message>
        <source>马上自动上传，不用重新办理。</source>
        <translation>Leaves by itself presently; do not do it again.</translation>
    </message>
    <message>
        <source>正在问省平台它有没有生效。问清以前不要重新办理。</source>
        <translation>The province is being asked whether it took effect. Do not do it again before that is known.</translation>
    </message>
    <message>
        <source>网络是通的，却迟迟没有结果。请技术人员带编号找省平台；不要重新办理。</source>
        <translation>There is a link and yet no result. A technician takes the number to the province; do not do it again.</translation>
    </message>
    <message>
        <source>省平台没有</source>
        <translation>not known to the province</translation>
    </message>
    <message>
        <source>本机没有</source>
        <translation>not known here</translation>
    </message>
    <message>
        <source>内容不一样</source>
        <translation>altered</translation>
    </message>
    <message>
        <source>结果不一样</source>
        <translation>ended differently</translation>
    </message>
    <message>
        <source>金额不一样</source>
        <translation>other amount</translation>
    </message>
    <message>
        <source>中间缺一笔</source>
        <translation>one is missing in between</translation>
    </message>
    <message>
        <source>本机有省平台签过名的回执。省平台按回执补账，本机不用动。</source>
        <translation>This machine holds a receipt signed by the province. The province mends its books by it; do nothing here.</translation>
    </message>
    <message>
        <source>先在省平台查清这一笔，再决定要不要重办；不要直接重办。</source>
        <translation>Look it up at the province first, then decide whether to do it again; never do it again unseen.</translation>
    </message>
    <message>
        <source>本机的数据被改动或损坏。请技术人员留好原文件，用备份恢复。</source>
        <translation>Data of this machine were changed or damaged. A technician keeps the file as it is and restores a copy.</translation>
    </message>
    <message>
        <source>按回执为准，请省平台更正。</source>
        <translation>The receipt counts; the province corrects its books.</translation>
    </message>
    <message>
        <source>先和本人的结算单核对，再请省平台查账。</source>
        <translation>Compare with the person's statement first, then have the province look at its books.</translation>
    </message>
    <message>
        <source>本机的数据缺了一笔。请技术人员留好原文件，用备份恢复。</source>
        <translation>A row of this machine is missing. A technician keeps the file as it is and restores a copy.</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>待上传的多了，请留意网络</source>
        <translation>many wait; mind the link</translation>
    </message>
    <message>
        <source>暂结的金额快到上限了</source>
        <translation>provisional amounts are near the limit</translation>
    </message>
    <message>
        <source>磁盘快满了，请技术人员清理</source>
        <translation>the disk is nearly full; have it cleared</translation>
    </message>
    <message>
        <source>最早的一笔已等 4 小时以上，请查网络</source>
        <translation>the oldest has waited over 4 h; look at the link</translation>
    </message>
    <message>
        <source>最早的一笔已等 24 小时以上，请主管到场处理</source>
        <translation>the oldest has waited over 24 h; a supervisor must come</translation>
    </message>
    <message>
        <source>最早的一笔已等 72 小时以上，断网暂结停办，其他照办</source>
        <translation>the oldest has waited over 72 h; no provisional settlements, all else goes on</translation>
    </message>
    <message>
        <source>断网暂结的金额到了上限，暂结停办，其他照办</source>
        <translation>provisional amounts are at the limit; none are made, all else goes on</translation>
    </message>
    <message>
        <source>待上传的到了上限，新业务停办；已存的都在，网络通了自动上传</source>
        <translation>the queue is full; nothing new is begun. All that is stored is safe and leaves with the link</translation>
    </message>
    <message>
        <source>磁盘快满了，新业务停办；已存的都在，请技术人员清理磁盘</source>
        <translation>the disk is nearly full; nothing new is begun. All that is stored is safe; have the disk cleared</translation>
    </message>
    <message>
        <source>核对上传</source>
        <translation>compare queue</translation>
    </message>
    <message>
        <source>放弃上传</source>
        <translation>give up a record</translation>
    </message>
    <message>
        <source>存入</source>
        <translation>Stored</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>省平台的话</source>
        <translation>The province said</translation>
    </message>
    <message>
        <source>试过</source>
        <translation>Tried</translation>
    </message>
    <message>
        <source>%1 次</source>
        <translation>%1 times</translation>
    </message>
    <message>
        <source>压力</source>
        <translation>Pressure</translation>
    </message>
    <message>
        <source>两边核对</source>
        <translation>Both sides compared</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>还没有核对过，按 F8 核对</source>
        <translation>Never compared yet; press F8</translation>
    </message>
    <message>
        <source>没有丢失，没有重复</source>
        <translation>Nothing lost, nothing doubled</translation>
    </message>
    <message>
        <source>%1 处对不上，请逐条处理</source>
        <translation>%1 places disagree; see to each</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>还没上传，下次核对</source>
        <translation>Not sent yet, compared next time</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This machine</translation>
    </message>
    <message>
        <source>时钟</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>准</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>比省平台快 %1 分钟，请技术人员校准</source>
        <translation>%1 min ahead of the province; have it set</translation>
    </message>
    <message>
        <source>比省平台慢 %1 分钟，请技术人员校准</source>
        <translation>%1 min behind the province; have it set</translation>
    </message>
    <message>
        <source>马上上传</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>看对不上的</source>
        <translation>See differences</translation>
    </message>
    <message>
        <source>看待上传的</source>
        <translation>See what waits</translation>
    </message>
    <message>
        <source>放弃这一笔</source>
        <translation>Give it up</translation>
    </message>
    <message>
        <source>网络不通，通了才能核对。</source>
        <translation>There is no link; comparing needs one.</translation>
    </message>
    <message>
        <source>只有停住的一笔可以放弃。</source>
        <translation>Only what is held can be given up.</translation>
    </message>
    <message>
        <source>没有对不上的。</source>
        <translation>Nothing disagrees.</translation>
    </message>
    <message>
        <source>正在和省平台核对，可以接着办别的。</source>
        <translation>Comparing with the province; go on with other work.</translation>
    </message>
    <message>
        <source>核对完了：没有丢失，没有重复。</source>
        <translation>Compared: nothing lost, nothing doubled.</translation>
    </message>
    <message>
        <source>放弃%1（编号 %2）：这笔业务不再上传，要请本人重新办理。要由另一位主管登录确认。</source>
        <translation>Give up %1 (number %2): it is not sent any more and the person must do it again. Another supervisor must log in to agree.</translation>
    </message>
    <message>
        <source>已放弃 %1。如果上传过，正在向省平台核实它没有生效。</source>
        <translation>%1 is given up. If it was ever sent, the province is being asked whether it took effect.</translation>
    </message>
    <message>
        <source>这台机器存的业务太多，先不收新的；已存的都在，网络通了自动上传。要办新的请到人工窗口。</source>
        <translation>This machine holds too much that is not sent, so nothing new is begun here. All that is stored is safe and leaves by itself when the link is back. For anything new please go to the window.</translation>
    </message>
    <message>
        <source>这台机器快存满了，先不收新的；已存的都在。要办新的请到人工窗口。</source>
        <translation>This machine is nearly full, so nothing new is begun here. All that is stored is safe. For anything new please go to the window.</translation>
    </message>
    <message>
        <source>网络断得久了：备案可以照常办，先存在本机，要等网络通了才上传、才生效。着急请到人工窗口。</source>
        <translation>The link has been down for long: a filing can still be made and is kept here, but it is sent, and counts, only when the link is back. If it is urgent please go to the window.</translation>
    </message>
    <message>
        <source>再上传一次</source>
        <translation>Send it again</translation>
    </message>
    <message>
        <source>正在再上传 %1。</source>
        <translation>Sending %1 again.</translation>
    </message>
    <message>
        <source>冲正不能放弃，只能再上传。</source>
        <translation>A reversal cannot be given up, only sent again.</translation>
    </message>
</context>
</TS>
